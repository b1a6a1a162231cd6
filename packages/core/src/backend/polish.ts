import { isFileName } from '../wording/file-name.ts'
import { lettersOf } from '../wording/letters.ts'
import { wordingOf } from '../wording/wording.ts'
import { clean } from './polish/clean.ts'
import { dropPrefix } from './polish/prefix.ts'
import { shorten } from './polish/shorten.ts'
import { stripMarks, unwrap } from './polish/unwrap.ts'

export interface PolishOptions {
  /** Key of the image in the captions file; its last part is the file's name. */
  readonly key: string
  /** BCP 47 of the words. */
  readonly language: string
  /** What stands beside the image: a caption, a link's text, the alternative of the image next to it. */
  readonly neighbours?: readonly string[] | undefined
  /** In UTF-16 units. WCAG sets none; a listener cannot skip within an alternative, so it is short. @default 250 */
  readonly longest?: number | undefined
}

export type PolishRejection =
  | 'not-text'
  | 'empty'
  | 'no-words'
  | 'refusal'
  | 'file-name'
  | 'placeholder'
  | 'repeats-neighbour'

export type Polished =
  | { readonly kind: 'ok'; readonly text: string }
  | { readonly kind: 'rejected'; readonly reason: PolishRejection }

const defaultLongest = 250

/**
 * Makes a caption one clean line of plain text, or says why it cannot be one. Whatever a backend returned goes in.
 * A caption with nothing to mend comes out to the letter.
 */
export function polish(caption: unknown, options: PolishOptions): Polished {
  if (typeof caption !== 'string') return { kind: 'rejected', reason: 'not-text' }
  const text = mend(clean(caption), options)
  const reason = whyNot(text, options)
  return reason ? { kind: 'rejected', reason } : { kind: 'ok', text }
}

/** Until nothing is left to mend: what was taken off may have hidden more. Every round but the last makes it shorter. */
function mend(line: string, options: PolishOptions): string {
  const { language, longest = defaultLongest } = options
  const mended = clean(shorten(dropPrefix(unwrap(stripMarks(line)), language), longest, language))
  return mended === line ? line : mend(mended, options)
}

function whyNot(text: string, { key, language, neighbours = [] }: PolishOptions): PolishRejection | undefined {
  if (text === '') return 'empty'
  if (refusal.test(text)) return 'refusal'
  if (!/[\p{L}\p{N}]/u.test(text)) return 'no-words'
  if (isFileName(text, key)) return 'file-name'
  if (isPlaceholder(text, language)) return 'placeholder'
  const words = lettersOf(text)
  return neighbours.some((neighbour) => lettersOf(neighbour) === words) ? 'repeats-neighbour' : undefined
}

/** What the audit would call a stopgap is no caption: "image", "alt text". */
function isPlaceholder(text: string, language: string): boolean {
  const kind = wordingOf(text, { language })?.kind
  return kind === 'placeholder' || kind === 'unfinished'
}

/** A model that answers about itself instead of the picture. */
const refusal =
  /^(?:(?:i(?:['’]m| am) )?(?:very )?sorry,? (?:but )?)?(?:i|we) (?:can(?:not|['’]t| not)|am (?:unable|not able) to|['’]m (?:unable|not able) to) (?:describe|see|view|assist|help|identify|provide|process|analy[sz]e|determine|access|generate|fulfil)\b|^as an ai\b|^(?:i['’]m sorry|unanswerable|unable to (?:describe|determine|process))\b/i
