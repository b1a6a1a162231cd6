import type { Markup } from '../markup.ts'
import type { ComponentTable } from '../component-table.ts'

export interface ScanOptions {
  /** POSIX path from the root: some languages differ by ending (`.ts` has no JSX). */
  readonly path: string
  /** Which components are images. */
  readonly components: ComponentTable
  /** Absolute folder that a project's own compilers are loaded from. */
  readonly from?: string | undefined
}

/** Reads one language: text in (without a byte order mark), a neutral tree out. No file system. */
export interface Scanner {
  /** Whether the text can hold an image at all: cheap, and never wrong when it says no. */
  hint(text: string): boolean
  /** @throws AltTextError `SOURCE_UNREADABLE`, `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE` */
  read(text: string, options: ScanOptions): Markup
}
