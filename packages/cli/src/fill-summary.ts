import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { leftData, signatureOf, backendsOf, wordFailures, wordLeft } from '@alt-text/core'
import type { FillPlan, FillReport, FillStop, Pipeline, Preflight, Style } from '@alt-text/core'
import { count } from './count.ts'
import { describePreflight } from './fill-preflight.ts'

/** What a fill would do. */
export function describePlan(style: Style, plan: FillPlan, pipeline: Pipeline, checked: Preflight): string {
  const jobs = plan.jobs.map(({ image, language, places }) => {
    return `  ${image.key}  ${language}${places.length > 1 ? `  in ${count(places.length, 'place')}` : ''}`
  })
  const { changes } = plan
  return linesOf([
    style.bold(
      jobs.length === 0 ? 'No image would be described.' : `${count(jobs.length, 'image')} would be described`,
    ),
    ...(jobs.length === 0 ? [] : [`by ${backendsOf(pipeline).map(whoAndWhere).join(', then ') || 'nobody'}:`]),
    ...jobs,
    ...(jobs.length > 0 && checked.hosted.length > 0 ? describePreflight(checked) : []),
    ...(changes.length > 0 ? [`${count(changes.length, 'record')} would come from the markup alone.`] : []),
    ...leftLines(plan.left),
    ...unreadableLines(plan),
  ])
}

function whoAndWhere(backend: ReturnType<typeof backendsOf>[number]): string {
  const { where, hosts = [] } = backend.limits
  return `${signatureOf(backend)}${where === 'hosted' ? ` (${hosts.join(', ') || 'a hosted service'})` : ''}`
}

/** What a fill did, what went wrong, and what is left to people. */
export function describeFill(style: Style, report: FillReport, pipeline: Pipeline): string {
  const { config } = pipeline
  const { drafted, disputed, linked, copied, proposed, failed, stopped } = report
  const parts = [
    ...(drafted > 0 ? [`${drafted} drafted from pictures`] : []),
    ...(linked > 0 ? [`${linked} from where a link leads`] : []),
    ...(copied > 0 ? [`${copied} from copies of the same picture`] : []),
    ...(proposed > 0 ? [`${proposed} proposed as decorative`] : []),
  ]
  const isCopyOnly = copied > 0 && parts.length === 1
  const asked = new Set(backendsOf(pipeline).map(({ name }) => name))
  const isBare = failed.length > 0 && asked.size === 1 && asked.has('embedded')
  return linesOf([
    style.bold(parts.length > 0 ? `${parts.join(', ')}.` : headlineWithout(report)),
    ...wordFailures(failed).map((line) => style.red(line)),
    ...(disputed > 0 ? [`Opinions differ about ${disputed} of them: see \`others\` in the captions file.`] : []),
    ...(isBare ? bareLines : []),
    ...copyLines(report, config.root),
    ...replacedLines(report.replaced),
    ...leftLines(report.left),
    ...unreadableLines(report.plan),
    ...(stopped === undefined ? [] : [stops[stopped]]),
    ...(parts.length > 0
      ? [isCopyOnly ? 'Commit the captions file.' : 'Review the drafts in the captions file, then commit it.']
      : []),
  ])
}

const bareLines = [
  'Nobody looked at the pictures: embedded() only reads words that are in a file already.',
  'Name a backend that does in alt-text.config: onnx() of @alt-text/onnx on this machine, or modelrunner() or aiSdk() of @alt-text/backends.',
]

/** Where words came from that nobody was asked for. An entry of a file that is gone stays until a person takes it out. */
function copyLines({ copied, plan }: FillReport, root: string): string[] {
  if (copied === 0) return []
  return plan.changes.flatMap((change) => {
    if (change.kind !== 'adopt') return []
    const { key, from } = change
    const isFile = !/^(?:npm|data|https?):/.test(from)
    if (!isFile || existsSync(join(root, from))) return [`${key}: the same picture as ${from}, whose words it has now.`]
    return [`${key}: has the words of ${from}, which is gone; that entry is obsolete and may be taken out.`]
  })
}

/** The words are told once more: whoever corrected them without saying so finds them here, and in version control. */
function replacedLines(replaced: FillReport['replaced']): string[] {
  if (replaced.length === 0) return []
  return [
    'Replaced drafts that were not made on this machine; if one was corrected by hand, take it back as "edited":',
    ...replaced.map(({ key, words }) => `  ${key}  "${words}"`),
  ]
}

function headlineWithout({ failed, stopped }: FillReport): string {
  return failed.length === 0 && stopped === undefined ? 'Nothing to draft.' : 'Nothing was drafted.'
}

const stops: Readonly<Record<FillStop, string>> = {
  aborted: 'Stopped early, as you asked; what was done is kept.',
  budget: 'Stopped early: the budget is used up; what was done is kept.',
  deadline: 'Stopped early: the time is up; what was done is kept.',
  declined: 'Nobody was asked.',
  unsaved: 'Stopped early: the captions file could not be written.',
}

function leftLines(left: FillReport['left']): string[] {
  return left.map(({ seen, why }) => {
    const { file, line, column } = seen.occurrence
    const { what, mend } = wordLeft(why, leftData(seen))
    return `${file}:${line}:${column}  left to a person: ${what} ${mend}`
  })
}

function unreadableLines({ unreadable }: FillPlan): string[] {
  return unreadable.map(({ source, error }) => {
    const place = [source.path, error?.place?.line, error?.place?.column].filter((part) => part !== undefined).join(':')
    return `${place}  ${error?.message ?? ''} ${error?.fix ?? ''}`.trimEnd()
  })
}

function linesOf(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`
}
