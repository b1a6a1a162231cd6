import { AltTextError, backendsOf, fill as runFill, preflight } from '@alt-text/core'
import type { Backend, FillEvent, FillPlan, FillReport, Pipeline } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { describePreflight } from '../fill-preflight.ts'
import { describeFill, describePlan } from '../fill-summary.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
import { switchOption } from '../options.ts'
import { createProgress } from '../progress.ts'
import type { Progress } from '../progress.ts'
import { collectSooner } from '../thrift.ts'

export const fill: Command = {
  usage: 'fill [...paths]',
  description: 'Draft what is missing and record it in the captions file',
  flags: [
    { usage: '--yes', description: 'Do not ask before images leave this machine' },
    { usage: '--dry-run', description: 'Say what would be done; ask nobody, write nothing' },
    {
      usage: '--refresh',
      description: 'Draft again what is only a draft; what a person reviewed or corrected is kept',
    },
    {
      usage: '--retry-lost',
      description: 'Buy again what was paid for and is lost: purged by the service, or unknown there',
    },
    configFlag,
  ],
  examples: ['alt-text fill', 'alt-text fill docs --dry-run'],
  async run(io, paths, options) {
    collectSooner()
    const pipeline = await openSite(io, options)
    const progress = createProgress(io)
    const dryRun = switchOption(options, 'dryRun')
    const question = new Question(io, switchOption(options, 'yes'), pipeline)
    try {
      const report = await runFill(pipeline, {
        paths,
        cwd: io.cwd,
        dryRun,
        refresh: switchOption(options, 'refresh'),
        retryLost: switchOption(options, 'retryLost'),
        signal: io.signal,
        onEvent: (event) => show(io, progress, event),
        confirm: (plan, backends) => question.ask(plan, backends),
      })
      progress.end()
      io.out(dryRun ? await planned(io, report.plan, pipeline) : describeFill(io.style, report, pipeline))
      return question.wasCancelled ? 130 : exitCode(report, io)
    } finally {
      progress.end()
    }
  },
}

/** Nobody is asked, not even for a price. */
async function planned(io: Io, plan: FillPlan, pipeline: Pipeline): Promise<string> {
  const { budget, context, agreement } = pipeline.config
  const options = {
    withContext: context === 'page',
    budget,
    samples: agreement.samples,
    quotes: false,
    signal: io.signal,
  }
  return describePlan(io.style, plan, pipeline, await preflight(plan, backendsOf(pipeline), options))
}

/** 0: all that could be asked for is there; 1: some pictures got no words; 2: the set-up is in the way. */
function exitCode({ failed, plan, stopped }: FillReport, { interrupted }: Io): number {
  if (interrupted !== undefined) return interrupted
  if (failed.some(({ fault }) => fault === 'set-up')) return 2
  return failed.length > 0 || plan.unreadable.length > 0 || stopped !== undefined ? 1 : 0
}

function show(io: Io, progress: Progress, event: FillEvent): void {
  switch (event.kind) {
    case 'waiting':
      return io.note('Another fill is running on this captions file; waiting for it.')
    case 'notice':
      return io.note(event.line)
    case 'planned':
      return event.plan.jobs.length > 0 ? progress.start(event.plan.jobs.length) : undefined
    case 'drafted':
      return progress.step(event.done, event.total, `${event.key}  "${event.alt}"  (${event.by})`)
    case 'proposed':
      return progress.step(event.done, event.total, `${event.key}  proposed as decorative  (${event.by})`)
    case 'failed':
      // What went wrong is said at the end, once for all pictures that it struck.
      return progress.step(event.done, event.total)
    default:
      return event satisfies never
  }
}

/** Nothing leaves the machine unless someone asked for this run. */
class Question {
  readonly #io: Io
  readonly #yes: boolean
  readonly #pipeline: Pipeline
  wasCancelled = false

  constructor(io: Io, yes: boolean, pipeline: Pipeline) {
    this.#io = io
    this.#yes = yes
    this.#pipeline = pipeline
  }

  async ask(plan: FillPlan, backends: readonly Backend[]): Promise<boolean> {
    const { budget, context, agreement } = this.#pipeline.config
    const isHosted = backends.some(({ limits }) => limits.where === 'hosted')
    if (!isHosted) return true
    const mayAsk = this.#yes || this.#io.interactive
    const checked = await preflight(plan, backends, {
      withContext: context === 'page',
      budget,
      samples: agreement.samples,
      quotes: mayAsk,
      signal: this.#io.signal,
    })
    const lines = describePreflight(checked)
    if (!mayAsk)
      throw new AltTextError('USAGE', `${lines.join(' ')} Nobody can be asked here whether that is wanted.`, {
        fix: 'Run again with --yes, or with --dry-run to see what would be sent.',
      })
    for (const line of lines) this.#io.note(line)
    if (this.#yes) return true
    const answer = await this.#io.ask('Go on?')
    this.wasCancelled = answer === undefined
    return answer === true
  }
}
