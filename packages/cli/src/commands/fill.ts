import { confirm, isCancel } from '@clack/prompts'
import { AltTextError, fill as runFill, wordLeft } from '@alt-text/core'
import type { Backend, FillEvent, FillPlan, FillReport } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
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
    const dryRun = options['dryRun'] === true
    const report = await runFill(pipeline, {
      paths,
      cwd: io.cwd,
      dryRun,
      refresh: options['refresh'] === true,
      signal: io.signal,
      onEvent: (event) => show(io, progress, event),
      confirm: (plan, backends) => mayAsk(io, plan, backends, options['yes'] === true),
    })
    io.out(dryRun ? describePlan(io, report.plan) : describe(io, report))
    if (io.signal.aborted) return 130
    return report.failed.length > 0 || report.plan.unreadable.length > 0 || report.stopped !== undefined ? 1 : 0
  },
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
      return progress.step(`${event.key}  "${event.alt}"  (${event.by})`, event.done, event.total)
    case 'proposed':
      return progress.step(`${event.key}  proposed as decorative  (${event.by})`, event.done, event.total)
    case 'failed':
      return progress.step(
        `${event.failure.key}  no words: ${event.failure.reasons.join('; ')}`,
        event.done,
        event.total,
      )
    default:
      return event satisfies never
  }
}

/** Nothing leaves the machine unless someone asked for this run. */
async function mayAsk(io: Io, plan: FillPlan, backends: readonly Backend[], yes: boolean): Promise<boolean> {
  const hosted = backends.filter(({ limits }) => limits.where === 'hosted')
  if (hosted.length === 0 || yes) return true
  const hosts = [...new Set(hosted.flatMap(({ name, limits }) => limits.hosts ?? [name]))].join(', ')
  const question = `Up to ${plan.jobs.length} images may go to ${hosts}, which may cost money. Go on?`
  if (!io.interactive)
    throw new AltTextError('USAGE', question, {
      fix: 'Run again with --yes, or with --dry-run to see what would be sent.',
    })
  const answer = await confirm({ message: question, initialValue: false })
  return !isCancel(answer) && answer
}

function describePlan(io: Io, plan: FillPlan): string {
  const jobs = plan.jobs.map(
    ({ image, language, places }) => `  ${image.key}  ${language}${places > 1 ? `  in ${places} places` : ''}`,
  )
  const lines = [
    io.style.bold(`${plan.jobs.length} images would be described:`),
    ...jobs,
    ...(plan.changes.length > 0 ? [`${plan.changes.length} entries would come from the markup alone.`] : []),
    ...leftLines(plan.left),
    ...unreadableLines(plan),
  ]
  return `${lines.join('\n')}\n`
}

function describe(io: Io, report: FillReport): string {
  const { drafted, proposed, failed, plan } = report
  const fromMarkup = plan.changes.filter((change) => change.kind === 'draft' && change.words.alt !== undefined).length
  const lines = [
    io.style.bold(
      `${drafted} drafted from pictures, ${fromMarkup} from link targets, ${proposed} proposed as decorative.`,
    ),
    ...failed.map(({ key, seen, reasons }) => {
      const { file, line, column } = seen.occurrence
      return io.style.red(`${file}:${line}:${column}  ${key} got no words: ${reasons.join('; ')}`)
    }),
    ...leftLines(report.left),
    ...unreadableLines(plan),
    ...(report.stopped === undefined ? [] : [`Stopped early (${report.stopped}); what was done is kept.`]),
    ...(drafted + proposed + fromMarkup > 0 ? ['Review the drafts in the captions file, then commit it.'] : []),
  ]
  return `${lines.join('\n')}\n`
}

function leftLines(left: FillReport['left']): string[] {
  return left.map(({ seen, why }) => {
    const { file, line, column, suggest } = seen.occurrence
    const { what, mend } = wordLeft(why, { suggest })
    return `${file}:${line}:${column}  left to a person: ${what} ${mend}`
  })
}

function unreadableLines({ unreadable }: FillPlan): string[] {
  return unreadable.map(({ source, error }) => {
    const place = [source.path, error?.place?.line, error?.place?.column].filter((part) => part !== undefined).join(':')
    return `${place}  ${error?.message ?? ''} ${error?.fix ?? ''}`.trimEnd()
  })
}
