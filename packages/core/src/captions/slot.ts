import { isBlank } from '../blank.ts'
import type { Entry, Words } from '../entry.ts'
import { isReviewed } from '../entry.ts'
import { fitOf } from './fit.ts'
import { wordKeys } from './layout.ts'
import { compareCodePoints } from '../code-points.ts'

/** Where an image's words of one language stand in its entry. */
export interface Slot {
  /** BCP 47. */
  readonly language: string
  readonly words: Words
}

/** Whether there is anything in it: words, a decision or a proposal. */
export function isFilled(words: Partial<Words>): words is Words {
  return isReviewed(words) || (words.state !== undefined && (isWorded(words) || words.proposes !== undefined))
}

export function isWorded(words: Partial<Words>): boolean {
  return !isBlank(words.alt ?? '')
}

/** All of an entry's words, its own first, then by language. `language` is the config's. */
export function slotsOf(entry: Entry, language: string): Slot[] {
  const others = Object.entries(entry.languages ?? {}).sort(([a], [b]) => compareCodePoints(a, b))
  const own = isFilled(entry) ? [{ language: entry.lang ?? language, words: entry }] : []
  return [...own, ...others.filter(([, words]) => isFilled(words)).map(([language, words]) => ({ language, words }))]
}

/** The words for pages of a language: those that fit best, of equals the first. */
export function findSlot(entry: Entry, wanted: string, language: string): Slot | undefined {
  const fitting = slotsOf(entry, language).filter((slot) => fitOf(slot.language, wanted) > 0)
  return fitting.sort((a, b) => fitOf(b.language, wanted) - fitOf(a.language, wanted))[0]
}

/** The entry with these words in the place of their language, and what stood there gone. `language` is the config's. */
export function putWords(entry: Entry, spoken: string, words: Words, language: string): Entry {
  const there = entry.languages?.[spoken]
  if (isFilled(entry) && fitOf(entry.lang ?? language, spoken) === 3) return { ...withoutWords(entry), ...words }
  if (isFilled(entry) || there || fitOf(language, spoken) < 2) {
    return { ...entry, languages: { ...entry.languages, [spoken]: { ...withoutWords(there ?? {}), ...words } } }
  }
  const { lang: _, ...rest } = withoutWords(entry)
  return { ...(rest as Entry), ...(fitOf(language, spoken) < 3 && { lang: spoken }), ...words }
}

/** What is left when the words are taken out: unknown keys, and whatever says where it belongs. */
export function withoutWords<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([key]) => !wordKeys.includes(key))) as T
}
