import { markHead, mayHoldMarks } from '../marks.ts'
import { nearest } from '../nearest.ts'
import type { Look, Seen } from '../seen.ts'
import { commentsIn } from './comments.ts'
import type { Comment } from './comments.ts'

/** A comment that looks like a mark of ours, and does nothing. */
export interface StrayMark {
  readonly comment: Comment
  /**
   * `misspelt`: `near` is what it should be. `unknown`: there is no such mark. `idle`: it is spelled right, and no
   * Markdown image without words follows; `image` is what the next image is, if there is one.
   */
  readonly why: 'misspelt' | 'unknown' | 'idle'
  readonly written: string
  readonly near?: string | undefined
  readonly image?: 'markup' | 'described' | undefined
}

export const marks = { decorative: 'alt-text: decorative', ignore: 'alt-text-ignore rule-code: reason' } as const

/** Marks of a source that do nothing, and are not told of as comments that take findings back. */
export function strayMarksIn({ source: { text, language }, seen }: Look): StrayMark[] {
  if (text === undefined || language === undefined || !mayHoldMarks(text)) return []
  return commentsIn({ text, language }, markHead).flatMap((comment) => {
    const stray = strayOf(comment, seen)
    return stray === undefined ? [] : [{ ...stray, comment }]
  })
}

type Stray = Omit<StrayMark, 'comment'>

function strayOf(comment: Comment, seen: readonly Seen[]): Stray | undefined {
  const whole = `${comment.head}${comment.rest}`.replaceAll(/\s+/g, ' ').trim()
  if (/^alt-text-ignore\b/.test(whole)) return undefined
  if (/^alt-text: ?decorative\b/i.test(whole)) return idle(comment, seen, whole)
  const near = nearMark(whole)
  if (near !== undefined) return { why: 'misspelt', written: shortly(whole), near }
  // One word where a mark has one, or a verb that other tools know; more words are somebody's note.
  const isMark =
    /^alt-text:\s*[\w-]+$/i.test(whole) || /^alt-text-(?:disable|enable|skip|off|allow|expect)\b/i.test(whole)
  return isMark ? { why: 'unknown', written: shortly(whole) } : undefined
}

/** The mark that is meant, however its parts are joined. */
function nearMark(written: string): string | undefined {
  const words = written.toLowerCase().match(/[a-z]+/g) ?? []
  const joined = [1, 2, 3].map((count) => words.slice(0, count).join(''))
  const found = joined.map((it) => (it.length < 11 ? undefined : nearestOf(it))).find((it) => it !== undefined)
  if (found === undefined) return undefined
  // "alt text ignored by screen readers" is a note.
  const isMark = /^\w+(?:[-_:]|$)/.test(written) || joined.includes(found.letters)
  return isMark ? found.mark : undefined
}

const spellings = [
  { letters: 'alttextignore', mark: marks.ignore },
  { letters: 'alttextdecorative', mark: marks.decorative },
  { letters: 'alttextdecoration', mark: marks.decorative },
  { letters: 'alttextdecorated', mark: marks.decorative },
] as const

function nearestOf(letters: string): (typeof spellings)[number] | undefined {
  const found = nearest(
    letters,
    spellings.map((it) => it.letters),
  )
  return spellings.find((it) => it.letters === found)
}

function idle({ range }: Comment, seen: readonly Seen[], written: string): Stray | undefined {
  const next = seen.find(({ occurrence }) => occurrence.range.start >= range.end)?.occurrence
  if (next === undefined) return { why: 'idle', written: shortly(written) }
  // It has what the mark asks for.
  if (next.verdict === 'decorative' || next.verdict === 'hidden') return undefined
  const image = next.kind !== 'markdown' ? 'markup' : next.verdict === 'missing' ? undefined : 'described'
  return { why: 'idle', written: shortly(written), image }
}

function shortly(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text
}
