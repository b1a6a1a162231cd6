import type { Finding } from '../finding.ts'
import type { ImageSource } from '../occurrence.ts'
import type { Reporter, Style } from './reporter.ts'
import { wordFinding } from './wording.ts'

/** For people: grouped by file, with a clickable place, what is the matter, and the mend. */
export const pretty: Reporter = (report, style) => {
  const lines: string[] = []
  let file = ''
  for (const finding of report.findings) {
    if (finding.file !== file) lines.push('', style.underline(finding.file))
    file = finding.file
    lines.push(...describe(finding, style))
  }
  return [...lines, '', summary(report, style), ''].join('\n').replace(/^\n/, '')
}

function describe(finding: Finding, style: Style): string[] {
  const { what, mend } = wordFinding(finding)
  const place = `${finding.file}:${finding.line}:${finding.column}`
  const severity = finding.severity === 'error' ? style.red('error') : style.yellow('warn')
  const shown = shortSource(finding.image)
  return [
    `  ${place}  ${severity}  ${what}  ${style.dim(finding.code)}`,
    `      ${shown === '' ? '' : `${style.bold(shown)}  `}${style.dim(mend)}`,
  ]
}

function summary({ files, seen, findings }: Parameters<Reporter>[0], style: Style): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`
  const looked = `${count(seen.length, 'image')} in ${count(files, 'source file')}`
  if (files === 0) return style.yellow('No source was found, so nothing was audited.')
  if (findings.length === 0) return style.green(`No findings. ${looked}.`)
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const parts = [
    count(errors, 'error'),
    ...(errors === findings.length ? [] : [count(findings.length - errors, 'warning')]),
  ]
  return style.bold(`${parts.join(', ')}. ${looked}.`)
}

/** What the source says the picture is, short enough for a line. */
export function shortSource(image: ImageSource): string {
  const full =
    image.kind === 'address'
      ? image.value
      : image.kind === 'asset'
        ? image.specifier
        : image.kind === 'dynamic'
          ? `{${image.text}}`
          : ''
  const line = full.replaceAll(/\s+/g, ' ')
  return line.length > 80 ? `${line.slice(0, 77)}…` : line
}
