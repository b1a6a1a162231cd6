import type { ImageSource } from './occurrence.ts'
import type { Range } from './markup.ts'

export type Severity = 'error' | 'warn'

/** Something the audit reports: a code, a place, data. Reporters word it. */
export interface Finding {
  /** `missing`, `source-unreadable`, `captions-stale`: the rule's own name. */
  readonly code: string
  readonly severity: Severity
  /** POSIX path from the root. */
  readonly file: string
  readonly range: Range
  /** 1-based. */
  readonly line: number
  /** 1-based, UTF-16. */
  readonly column: number
  readonly image: ImageSource
  /** What the message needs, by name. */
  readonly data: Readonly<Record<string, string | number | boolean | null>>
}
