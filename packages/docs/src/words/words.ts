import type { Edit, Language } from '@alt-text/core'
import type { Session } from 'unplugin-alt-text/adapter'
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

export interface WordedEdit extends Edit {
  /** The words by themselves, as people read them. */
  readonly alt: string
  /** Between the brackets of a Markdown image; else into a tag. */
  readonly isMarkdown: boolean
}

/** The words of one document. Offsets are those of the text that was given. */
export interface Words {
  /** By where the image begins. */
  readonly images: ReadonlyMap<number, ImageWords>
  /** The same, as text to put in, ascending. */
  readonly edits: readonly WordedEdit[]
  /** Absolute: a change of one of these changes the words. */
  readonly watch: readonly string[]
}

export interface Text {
  readonly text: string
  /** Absolute; without one, only images that need no place are found. */
  readonly path: string | undefined
  readonly language: Language
  /** Where its page is served, where that is known: relative addresses are read from there first. */
  readonly address?: string | undefined
}

/** Looks a document's words up; `undefined` where it has no images of ours. The session must be prepared. */
export function wordsOf(session: Session, { text, path, language, address }: Text): Words | undefined {
  if (!mayHoldImage.test(text)) return undefined
  const whole = withFrontMatter(text, path)
  const worded = session.document({ path, language, text: whole.text, address })
  if (worded === undefined) return undefined
  const images = new Map<number, ImageWords>()
  const edits: WordedEdit[] = []
  for (const seen of worded.seen) {
    const { occurrence, outcome } = seen
    if (outcome.kind !== 'words' || occurrence.slot === undefined) continue
    const { slot, range } = occurrence
    const isMarkdown = slot.kind === 'brackets'
    const attribute = slot.kind === 'attribute' ? (slot.name ?? 'alt') : 'alt'
    const alt = outcome.words ?? ''
    images.set(range.start - whole.shift, { alt, attribute, isMarkdown })
    for (const edit of worded.editsFor([seen])) edits.push({ ...edit, at: edit.at - whole.shift, alt, isMarkdown })
  }
  return { images, edits: edits.sort((one, other) => one.at - other.at), watch: worded.watch }
}

const mayHoldImage = /<[a-z]|!\[/i
