import type { Markup } from '../markup.ts'
import type { ComponentTable } from '../component-table.ts'

export interface ScanOptions {
  /** POSIX path from the root: some languages differ by ending (`.ts` has no JSX). */
  readonly path: string
  /** Which components are images. */
  readonly components: ComponentTable
  /** Absolute folder of the user's project, whose compilers are used where a language has its own. */
  readonly from?: string | undefined
  /** Comments of HTML and heading ids stand in MDX. */
  readonly legacyMdx?: boolean | undefined
  /** Markdown has Python-Markdown's blocks. */
  readonly pythonMarkdown?: boolean | undefined
}

/** Reads one language: text in (without a byte order mark), a neutral tree out. */
export interface Scanner {
  /** @throws AltTextError `SOURCE_UNREADABLE`, `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE`, `PEER_MISSING` */
  read(text: string, options: ScanOptions): Markup
}
