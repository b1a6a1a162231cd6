import type { Language } from '../../source.ts'

/** A piece of a page, and what is right for each of its images: `role decision`, with `|` between answers that will do. */
export interface RoleCase {
  readonly name: string
  readonly language: Language
  readonly code: string
  readonly images: readonly string[]
}
