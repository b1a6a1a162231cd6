import type { Finding } from '../finding.ts'
import { plainReader } from './reporter.ts'
import type { Reader, Reporter } from './reporter.ts'
import { Spans } from './span.ts'
import { summaryOf } from './tally.ts'
import { wordFinding } from './wording.ts'
import { worstFirst } from './worst.ts'

/** Of each kind in one step; GitHub drops the others without a word. */
const shown = 10

/**
 * Workflow commands that make annotations in a pull request, the worst first
 * (https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-error-message).
 */
export const github: Reporter = (report, _style, reader = plainReader) => {
  const findings = worstFirst(report)
  const errors = findings.filter(({ severity }) => severity === 'error')
  const warnings = findings.filter(({ severity }) => severity === 'warn')
  const annotated = [...errors.slice(0, shown), ...warnings.slice(0, shown)]
  const spans = new Spans(reader)
  const more = findings.length - annotated.length
  return [
    ...annotated.map((finding) => command(finding, reader, spans)),
    `${summaryOf(report)}${more > 0 ? ` ${more} of them have no annotation: a step shows ten of each kind.` : ''}`,
    '',
  ].join('\n')
}

function command(finding: Finding, reader: Reader, spans: Spans): string {
  const { what, mend } = wordFinding(finding)
  const { line, column, endLine, endColumn } = spans.of(finding)
  const properties = {
    file: `${reader.repository}${finding.file}`,
    line,
    endLine,
    // Columns of a range over several lines are refused.
    ...(line === endLine && { col: column, ...(endColumn > column && { endColumn }) }),
    title: `alt-text: ${finding.code}`,
  }
  const list = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`)
  const kind = finding.severity === 'error' ? 'error' : 'warning'
  return `::${kind} ${list.join(',')}::${escapeData(`${what}\n${mend}`.trimEnd())}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
