import type { Finding, Severity } from '../finding.ts'
import type { Look } from '../seen.ts'

/** One thing the audit looks for. Rules produce data; reporters word it. */
export interface Rule {
  readonly code: string
  readonly severity: Severity
  /** What the rule stands on: a WCAG technique, an ACT rule, this project's design. */
  readonly source: string
  check(look: Look): Omit<Finding, 'code' | 'severity'>[]
}
