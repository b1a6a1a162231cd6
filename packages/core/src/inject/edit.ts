import type { Slot } from '../markup.ts'
import { escapeMarkdown, quoteAttribute } from './escape.ts'

/** Text put in at one place; nothing is ever taken out. */
export interface Edit {
  /** UTF-16 offset into the text as it stands. */
  readonly at: number
  readonly text: string
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
