import { Fingerprints } from './fingerprint.ts'
import { plainReader } from './reporter.ts'
import type { Reporter } from './reporter.ts'
import { wordFinding } from './wording.ts'

/** GitLab's code quality report (https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format). */
export const gitlab: Reporter = ({ findings }, _style, reader = plainReader) => {
  const fingerprints = new Fingerprints()
  const issues = findings.map((finding) => {
    const { what, mend } = wordFinding(finding)
    return {
      description: mend === '' ? what : `${what} ${mend}`,
      check_name: finding.code,
      fingerprint: fingerprints.of(finding),
      severity: finding.severity === 'error' ? 'major' : 'minor',
      location: { path: `${reader.repository}${finding.file}`, lines: { begin: finding.line } },
    }
  })
  return `${JSON.stringify(issues, null, 2)}\n`
}
