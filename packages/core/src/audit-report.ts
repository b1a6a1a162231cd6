import type { Finding, Severity } from './finding.ts'
import type { Seen } from './seen.ts'

/** What an audit saw. Sorted by file, then by place; what concerns the captions file comes last. */
export interface AuditReport {
  /** Sources looked at. */
  readonly files: number
  /** Images in them: all, or those that lack an alternative or that something was found about. */
  readonly seen: readonly Seen[]
  /** How many were looked at. @default those of `seen` */
  readonly images?: number | undefined
  /** Which were. @default 'all' */
  readonly asked?: 'all' | 'lacking' | undefined
  readonly findings: readonly Finding[]
  /** What the rules of the run are about, by code, for formats that say so. */
  readonly rules?: Readonly<Record<string, RuleDoc>> | undefined
  /** Findings that a comment beside the image took back. */
  readonly ignored?: number | undefined
  /** Findings that count for nothing: taken back by a comment, or known to the baseline. */
  readonly suppressed?: readonly Suppressed[] | undefined
  /** Where there is one: what of it was found again, and what no longer. */
  readonly baseline?: BaselineReport | undefined
}

/** A finding that stands in the sources, and is let pass. */
export interface Suppressed {
  readonly finding: Finding
  readonly by: 'comment' | 'baseline'
  /** What the comment says; empty for the baseline. */
  readonly reason: string
}

/** A rule in words. */
export interface RuleDoc {
  /** What it finds, as a sentence. */
  readonly finds: string
  readonly why: string
  /** Of its findings in this run. */
  readonly severity: Severity
  readonly standards: readonly { readonly name: string; readonly url: string }[]
}

export interface BaselineReport {
  /** Findings that stand in it, and are not among `findings`. */
  readonly known: number
  /** Findings that stand in it and were not found: mended since. */
  readonly fixed: number
  /** By file, rule and image: what to keep as the baseline from now on. */
  readonly next: ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>
}
