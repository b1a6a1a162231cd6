import type { Seen } from '../seen.ts'
import type { Reporter } from './reporter.ts'
import { wordFinding } from './wording.ts'

/** For programs: versioned; every image with its verdict and role, every finding with its words. */
export const json: Reporter = ({ files, seen, findings }) => {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const report = {
    version: 1,
    summary: { files, images: seen.length, errors, warnings: findings.length - errors },
    findings: findings.map((finding) => {
      const { what, mend } = wordFinding(finding)
      return { ...finding, message: what, fix: mend }
    }),
    images: seen.map(imageOf),
  }
  return `${JSON.stringify(report, null, 2)}\n`
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
