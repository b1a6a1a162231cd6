import type { AuditReport } from '../audit-report.ts'
import type { Finding } from '../finding.ts'

/** Findings with the gravest first: errors, then in the order of the rules, then by place. */
export function worstFirst({ findings, rules = {} }: Pick<AuditReport, 'findings' | 'rules'>): Finding[] {
  const order = new Map(Object.keys(rules).map((code, index) => [code, index]))
  const rank = ({ severity, code }: Finding): number =>
    (severity === 'error' ? 0 : 1000) + (order.get(code) ?? order.size)
  return findings.toSorted((one, other) => rank(one) - rank(other))
}
