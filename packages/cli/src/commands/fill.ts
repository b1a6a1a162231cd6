import { AltTextError, fill as runFill } from '@alt-text/core'
import type { Backend, FillEvent, FillPlan, FillReport } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { describeFill, describePlan } from '../fill-summary.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
import { switchOption } from '../options.ts'
import { createProgress } from '../progress.ts'
import type { Progress } from '../progress.ts'

export const fill: Command = {
  usage: 'fill [...paths]',
  description: 'Draft what is missing and record it in the captions file',
  flags: [
    { usage: '--yes', description: 'Do not ask before images leave this machine' },
    { usage: '--dry-run', description: 'Say what would be done; ask nobody, write nothing' },
    { usage: '--refresh', description: 'Draft again what is only a draft; reviewed words are never touched' },
    configFlag,
  ],
  examples: ['alt-text fill', 'alt-text fill docs --dry-run'],
  async run(io, paths, options) {
    const pipeline = await openSite(io, options)
    const progress = createProgress(io)
    const dryRun = switchOption(options, 'dryRun')
    const question = new Question(io, switchOption(options, 'yes'))
    try {
      const report = await runFill(pipeline, {
        paths,
        cwd: io.cwd,
        dryRun,
        refresh: switchOption(options, 'refresh'),
        signal: io.signal,
        onEvent: (event) => show(io, progress, event),
        confirm: (plan, backends) => question.ask(plan, backends),
      })
      progress.end()
      io.out(dryRun ? describePlan(io.style, report.plan, pipeline) : describeFill(io.style, report, pipeline))
      return question.wasCancelled ? 130 : exitCode(report, io)
    } finally {
      progress.end()
    }
  },
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
  wasCancelled = false

  constructor(io: Io, yes: boolean) {
    this.#io = io
    this.#yes = yes
  }

  async ask(plan: FillPlan, backends: readonly Backend[]): Promise<boolean> {
    const hosted = backends.filter(({ limits }) => limits.where === 'hosted')
    if (hosted.length === 0 || this.#yes) return true
    const hosts = [...new Set(hosted.flatMap(({ name, limits }) => limits.hosts ?? [name]))].join(', ')
    const question = `Up to ${plan.jobs.length} images may go to ${hosts}, which may cost money. Go on?`
    if (!this.#io.interactive)
      throw new AltTextError('USAGE', question, {
        fix: 'Run again with --yes, or with --dry-run to see what would be sent.',
      })
    const answer = await this.#io.ask(question)
    this.wasCancelled = answer === undefined
    return answer === true
  }
}
