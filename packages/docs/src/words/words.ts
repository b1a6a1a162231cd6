import type { Edit, Language } from '@alt-text/core'
import type { Session } from 'unplugin-alt-text/session'
import { withFrontMatter } from './front-matter.ts'

/** What one image gets. */
export interface ImageWords {
  /** Empty for a decorative image. */
  readonly alt: string
  /** The attribute's name, where a component has its own. */
  readonly attribute: string
  /** A Markdown image; else a tag. */
  readonly isMarkdown: boolean
}

/** The words of one document. Offsets are those of the text that was given. */
export interface Words {
  /** By where the image begins. */
  readonly images: ReadonlyMap<number, ImageWords>
  /** The same, as text to put in, ascending. */
  readonly edits: readonly (Edit & { readonly isMarkdown: boolean })[]
}

export interface Text {
  readonly text: string
  /** Absolute; without one, only images that need no place are found. */
  readonly path: string | undefined
  readonly language: Language
}

/** Looks a document's words up; `undefined` where nothing goes in. The session must be prepared. */
export function wordsOf(session: Session, { text, path, language }: Text): Words | undefined {
  if (!mayHoldImage.test(text)) return undefined
  const whole = withFrontMatter(text, path)
  const worded = session.document({ path, language, text: whole.text })
  const images = new Map<number, ImageWords>()
  const edits: Words['edits'][number][] = []
  for (const seen of worded?.seen ?? []) {
    const { occurrence, outcome } = seen
    if (outcome.kind !== 'words' || occurrence.slot === undefined) continue
    const { slot, range } = occurrence
    const isMarkdown = slot.kind === 'brackets'
    const attribute = slot.kind === 'attribute' ? (slot.name ?? 'alt') : 'alt'
    images.set(range.start - whole.shift, { alt: outcome.words ?? '', attribute, isMarkdown })
    for (const edit of worded?.editsFor([seen]) ?? []) edits.push({ ...edit, at: edit.at - whole.shift, isMarkdown })
  }
  return images.size === 0 ? undefined : { images, edits: edits.sort((one, other) => one.at - other.at) }
}

const mayHoldImage = /<[a-z]|!\[/i
