import type { AuditReport } from '../audit-report.ts'

export interface Tally {
  readonly errors: number
  readonly warnings: number
}

export function tallyOf({ findings }: Pick<AuditReport, 'findings'>): Tally {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** `1 image`, `2 images` */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

/** The report in one sentence or two. */
export function summaryOf(report: AuditReport): string {
  const { files, seen, images = seen.length, asked, findings, suppressed = [] } = report
  if (files === 0 && findings.length === 0) return 'No source was found, so nothing was audited.'
  const { errors, warnings } = tallyOf(report)
  const found = [
    ...(errors === 0 ? [] : [count(errors, 'error')]),
    ...(warnings === 0 ? [] : [count(warnings, 'warning')]),
  ]
  const passed = suppressed.length === 0 ? '' : ` ${count(suppressed.length, 'finding')} let pass.`
  return `${found.join(', ') || 'No findings'}. ${asked === 'lacking' ? '' : `${count(images, 'image')} in `}${count(files, 'source file')}.${passed}`
}
