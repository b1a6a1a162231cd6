import type { AuditReport } from '../audit-report.ts'
import type { Finding } from '../finding.ts'
import { frame } from './frame.ts'
import { plainReader } from './reporter.ts'
import type { Reader, Reporter, Style } from './reporter.ts'
import { shortSource } from './source-name.ts'
import { summaryOf } from './tally.ts'
import { wordFinding } from './wording.ts'

/** For people: grouped by file, with a clickable place, what is the matter, the line it is in, and the mend. */
export const pretty: Reporter = (report, style, reader = plainReader) => {
  const lines: string[] = []
  let file: string | undefined
  let text: string | undefined
  for (const finding of report.findings) {
    if (finding.file !== file) {
      file = finding.file
      text = reader.text(file)
      lines.push('', style.underline(pathOf(finding, reader)))
    }
    lines.push(...describe(finding, style, reader, text))
  }
  return [...lines, '', summary(report, style), ''].join('\n').replace(/^\n/, '')
}

function describe(finding: Finding, style: Style, reader: Reader, text: string | undefined): string[] {
  const { what, mend } = wordFinding(finding)
  const place = `${pathOf(finding, reader)}:${finding.line}:${finding.column}`
  const severity = finding.severity === 'error' ? style.red('error') : style.yellow('warn')
  const shown = shortSource(finding.image)
  const framed = text === undefined ? [] : frame(text, finding, style)
  return [
    `  ${place}  ${severity}  ${what}  ${style.dim(finding.code)}`,
    ...framed.map((line) => `      ${line}`),
    // The mend is ours and comes first: a log that takes commands from its lines must not take them from a page.
    `      ${style.dim(mend)}${shown === '' ? '' : `  ${style.bold(shown)}`}`,
  ]
}

/** A name with a line break in it is one line all the same. */
function pathOf({ file }: Finding, { here }: Reader): string {
  return `${here}${file}`.replaceAll(/\p{Cc}/gu, '\uFFFD')
}

function summary(report: AuditReport, style: Style): string {
  const { files, findings } = report
  const sentence = summaryOf(report)
  if (findings.length > 0) return style.bold(sentence)
  return files === 0 ? style.yellow(sentence) : style.green(sentence)
}
