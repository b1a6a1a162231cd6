import type { Entry, Use, Words } from '../entry.ts'
import { compareCodePoints } from '../code-points.ts'

/** What `Words` holds, in the order in which it is written. */
export const wordKeys: readonly string[] = ['alt', 'state', 'by', 'confidence', 'proposes', 'others']

const otherKeys = ['alt', 'by']
const useKeys = ['in', 'role', 'target', 'lang', ...wordKeys]

export const entryKeys: readonly string[] = ['hash', 'lang', ...wordKeys, 'languages', 'uses']

/**
 * An entry as it is written: known keys in their order, then unknown ones by code point, and all lists sorted. What is
 * in order already comes back as it is, which is most of a file, and saves two thirds of the time.
 */
export function layOutEntry(entry: Entry): Entry {
  const { languages, uses } = entry
  const sorted = layOutOthers(layOut(entry, entryKeys))
  if (languages === undefined && uses === undefined) return sorted
  return {
    ...sorted,
    ...(languages && { languages: layOutLanguages(languages) }),
    ...(uses && { uses: uses.toSorted(compareUses).map((use) => layOutOthers(layOut(use, useKeys))) }),
  }
}

/** By page, role, target and language: where one stands does not depend on when it was recorded. */
function compareUses(a: Use, b: Use): number {
  return (
    compareCodePoints(a.in, b.in) ||
    compareCodePoints(a.role, b.role) ||
    compareCodePoints(a.target ?? '', b.target ?? '') ||
    compareCodePoints(a.lang ?? '', b.lang ?? '')
  )
}

function layOutLanguages(languages: Record<string, Words>): Record<string, Words> {
  const sorted = Object.entries(languages).sort(([a], [b]) => compareCodePoints(a, b))
  return Object.fromEntries(sorted.map(([tag, words]) => [tag, layOutOthers(layOut(words, wordKeys))]))
}

function layOutOthers<T extends Partial<Words>>(words: T): T {
  return words.others ? { ...words, others: words.others.map((other) => layOut(other, otherKeys)) } : words
}

function layOut<T extends object>(value: T, known: readonly string[]): T {
  const keys = Object.keys(value)
  const rank = (key: string): number => (known.includes(key) ? known.indexOf(key) : known.length)
  const compare = (a: string, b: string): number => rank(a) - rank(b) || compareCodePoints(a, b)
  if (keys.every((key, index) => index === 0 || compare(keys[index - 1] ?? '', key) < 0)) return value
  // `fromEntries` defines; an assignment to `__proto__` would not.
  return Object.fromEntries(keys.sort(compare).map((key) => [key, value[key as keyof T]])) as T
}
