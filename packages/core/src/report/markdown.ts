import type { AuditReport } from '../audit-report.ts'
import type { Finding } from '../finding.ts'
import { codeSpan, escapeMarkdown } from './escape-markdown.ts'
import { plainReader } from './reporter.ts'
import type { Reader, Reporter } from './reporter.ts'
import { count, summaryOf } from './tally.ts'
import { wordFinding } from './wording.ts'
import { worstFirst } from './worst.ts'

/** A comment on GitHub holds 65,536 characters, one on GitLab more; room is left for what stands around it. */
const longest = 60_000

/** For a comment on a pull request or a job's summary: what was found by rule, then by file, the worst files first. */
export const markdown: Reporter = (report, _style, reader = plainReader) => {
  const { findings } = report
  const head = [
    `### ${findings.length === 0 ? '✅' : '🖼️'} Text alternatives`,
    '',
    escapeMarkdown(summaryOf(report)),
    '',
  ]
  if (findings.length === 0) return head.join('\n')
  const lines = [...head, ...byRule(report), '']
  let length = lines.join('\n').length
  let told = 0
  for (const [file, group] of byFile(report)) {
    const block = [`#### ${codeSpan(`${reader.repository}${file}`)}`, '']
    for (const finding of group) {
      const line = item(finding, reader)
      if (length + block.join('\n').length + line.length > longest) break
      block.push(line)
      told++
    }
    if (block.length === 2) break
    lines.push(...block, '')
    length = lines.reduce((sum, it) => sum + it.length + 1, 0)
  }
  if (told < findings.length) lines.push(`… and ${count(findings.length - told, 'finding')} more.`, '')
  return lines.join('\n')
}

function byRule(report: AuditReport): string[] {
  const counts = new Map<string, { finding: Finding; number: number }>()
  for (const finding of worstFirst(report)) {
    const row = counts.get(finding.code)
    if (row === undefined) counts.set(finding.code, { finding, number: 1 })
    else row.number++
  }
  return [
    '| | rule | findings |',
    '|---|---|---|',
    ...[...counts].map(([code, { finding, number }]) => `| ${mark(finding)} | ${codeSpan(code)} | ${number} |`),
  ]
}

function byFile(report: AuditReport): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>()
  for (const finding of worstFirst(report)) {
    const group = files.get(finding.file)
    if (group === undefined) files.set(finding.file, [finding])
    else group.push(finding)
  }
  return files
}

function item(finding: Finding, reader: Reader): string {
  const { what, mend } = wordFinding(finding)
  const place = codeSpan(`${reader.repository}${finding.file}:${finding.line}:${finding.column}`)
  return `- ${mark(finding)} ${place} ${escapeMarkdown(what)} ${escapeMarkdown(mend)} (${codeSpan(finding.code)})`
}

function mark({ severity }: Finding): string {
  return severity === 'error' ? '❌ error' : '⚠️ warning'
}
