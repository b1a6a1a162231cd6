import type { Finding } from '../finding.ts'
import type { Seen } from '../seen.ts'
import type { Reporter } from './reporter.ts'
import { tallyOf } from './tally.ts'
import { wordFinding } from './wording.ts'

/**
 * For programs: every image with its verdict and role, every finding with its words. Its shape stands in
 * `report.schema.json`; `version` changes when something in it goes away or means something else.
 */
export const json: Reporter = (report) => {
  const { files, seen, findings, suppressed = [], baseline } = report
  const { errors, warnings } = tallyOf(report)
  const written = {
    version: 1,
    summary: {
      files,
      images: seen.length,
      errors,
      warnings,
      suppressed: suppressed.length,
      ...(baseline && { baseline: { known: baseline.known, fixed: baseline.fixed } }),
    },
    findings: findings.map(findingOf),
    suppressed: suppressed.map(({ finding, by, reason }) => ({ ...findingOf(finding), by, reason })),
    images: seen.map(imageOf),
  }
  return `${JSON.stringify(written, null, 2)}\n`
}

function findingOf(finding: Finding): object {
  const { what, mend } = wordFinding(finding)
  return { ...finding, message: what, fix: mend }
}

function imageOf({ occurrence, resolution, language, outcome }: Seen): object {
  const { file, line, column, kind, source, verdict, reason, alt, name, role, decision } = occurrence
  return {
    file,
    line,
    column,
    element: kind,
    source,
    key: resolution.kind === 'file' ? resolution.image.key : null,
    verdict,
    reason,
    alt,
    name,
    role,
    decision,
    language,
    outcome: outcome.kind === 'left' ? outcome.why : outcome.kind,
    words: outcome.kind === 'words' ? outcome.words : null,
  }
}
