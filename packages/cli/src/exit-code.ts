import type { AuditReport } from '@alt-text/core'

export interface Thresholds {
  readonly failOn: 'error' | 'warn'
  /** Most warnings that pass. */
  readonly maxWarnings: number
}

/** 0: clean enough; 1: not. */
export function exitCodeOf({ findings }: Pick<AuditReport, 'findings'>, { failOn, maxWarnings }: Thresholds): 0 | 1 {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return errors > 0 || (failOn === 'warn' && warnings > 0) || warnings > maxWarnings ? 1 : 0
}
