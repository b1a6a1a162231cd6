import type { Slot } from '../markup.ts'
import type { Blank } from '../occurrence.ts'
import { escapeMarkdown, quoteAttribute } from './escape.ts'

/** Text put in at one place. */
export interface Edit {
  /** UTF-16 offset into the text as it stands. */
  readonly at: number
  readonly text: string
  /** Where what it stands in for ends; a build takes nothing out, only `apply --fix-blank` does. @default at */
  readonly end?: number | undefined
}

/**
 * The edit that puts words into a slot; `null` stands for `alt=""`.
 * A Markdown image that carries nothing needs none: its empty brackets are rendered as `alt=""`.
 */
export function editFor(slot: Slot, words: string | null): Edit | undefined {
  if (slot.kind === 'brackets') return words === null ? undefined : { at: slot.at, text: escapeMarkdown(words) }
  const value = words === null ? '""' : quoteAttribute(words, slot.syntax)
  return { at: slot.at, text: ` ${slot.name ?? 'alt'}=${value}` }
}

/** The edit that writes words over a blank alternative. */
export function editOver({ range, slot }: Blank, words: string | null): Edit | undefined {
  const edit = editFor(slot, words)
  return edit && { at: range.start, end: range.end, text: edit.text.trimStart() }
}
