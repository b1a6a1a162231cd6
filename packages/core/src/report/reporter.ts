import type { AuditReport } from '../audit-report.ts'

/** How text may look where it is going. Colours are functions, so that a file gets none. */
export interface Style {
  bold(text: string): string
  dim(text: string): string
  red(text: string): string
  yellow(text: string): string
  green(text: string): string
  underline(text: string): string
}

/** Text as it is, for files and pipes. */
export const plainStyle: Style = {
  bold: (text) => text,
  dim: (text) => text,
  red: (text) => text,
  yellow: (text) => text,
  green: (text) => text,
  underline: (text) => text,
}

/** A report made text. Nothing else: no printing, no exit code. */
export type Reporter = (report: AuditReport, style: Style) => string
