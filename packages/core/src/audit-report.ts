import type { Finding } from './finding.ts'
import type { Seen } from './seen.ts'

/** What an audit saw. Sorted by file, then by place. */
export interface AuditReport {
  /** Sources looked at. */
  readonly files: number
  /** Every image in them. */
  readonly seen: readonly Seen[]
  readonly findings: readonly Finding[]
}
