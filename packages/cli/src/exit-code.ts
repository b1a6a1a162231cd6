import type { AuditReport, Severity } from '@alt-text/core'

export interface Thresholds {
  readonly failOn: 'error' | 'warn'
  /** Most warnings that pass. */
  readonly maxWarnings: number
}

/** Whether warnings fail a run as well: each of them, or because there are too many. */
export function failingOf({ findings }: Pick<AuditReport, 'findings'>, thresholds: Thresholds): Severity {
  const warnings = findings.filter(({ severity }) => severity === 'warn').length
  return thresholds.failOn === 'warn' || warnings > thresholds.maxWarnings ? 'warn' : 'error'
}

/** 0: clean enough; 1: not. */
export function exitCodeOf(report: Pick<AuditReport, 'findings'>, thresholds: Thresholds): 0 | 1 {
  const fails = failingOf(report, thresholds)
  return report.findings.some(({ severity }) => severity === 'error' || fails === 'warn') ? 1 : 0
}
