import type { Range } from '../markup.ts'
import { LineIndex } from '../offsets.ts'
import { eachValue } from './json.ts'

/** Where an image's entry stands in the file: at its key. */
export interface EntryPlace {
  readonly range: Range
  readonly line: number
  readonly column: number
}

/** The places of all entries, in one walk over a text without faults. */
export function entryPlaces(text: string): ReadonlyMap<string, EntryPlace> {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const lines = new LineIndex(text)
  const places = new Map<string, EntryPlace>()
  eachValue(text.slice(shift), ([top, key, deeper], offset) => {
    if (top !== 'images' || typeof key !== 'string' || deeper !== undefined) return
    const value = offset + shift
    // The key is what a reader looks for, and it may stand lines before its value; one with escapes is not searched for.
    const written = JSON.stringify(key)
    const near = Math.max(0, value - written.length - 80)
    const found = text.slice(near, value).lastIndexOf(written)
    const start = found < 0 ? value : near + found
    places.set(key, { range: { start, end: value }, ...lines.at(start) })
  })
  return places
}
