import type { Range } from '../markup.ts'
import { LineIndex } from '../offsets.ts'
import { eachValue } from './json.ts'

interface Place {
  readonly range: Range
  readonly line: number
  readonly column: number
}

/** Where an image's entry stands in the file: at its key. */
export interface EntryPlace extends Place {
  /** Where its uses stand, in their order: at the pages they name. */
  readonly uses: readonly Place[]
  /** Where its words in other languages stand: at their keys. */
  readonly languages: ReadonlyMap<string, Place>
}

/** The places of all entries, in one walk over a text without faults. */
export function entryPlaces(text: string): ReadonlyMap<string, EntryPlace> {
  const shift = text.startsWith('\uFEFF') ? 1 : 0
  const lines = new LineIndex(text)
  const places = new Map<string, EntryPlace & { uses: Place[]; languages: Map<string, Place> }>()
  // The key is what a reader looks for, and it may stand lines before its value; one with escapes is not searched for.
  const placeAt = (key: string, value: number): Place => {
    const written = JSON.stringify(key)
    const near = Math.max(0, value - written.length - 80)
    const found = text.slice(near, value).lastIndexOf(written)
    const start = found < 0 ? value : near + found
    return { range: { start, end: value }, ...lines.at(start) }
  }
  eachValue(text.slice(shift), ([top, key, list, index, member, deeper], offset) => {
    if (top !== 'images' || typeof key !== 'string' || deeper !== undefined) return
    if (list === undefined) places.set(key, { ...placeAt(key, offset + shift), uses: [], languages: new Map() })
    const isLanguage = list === 'languages' && typeof index === 'string' && member === undefined
    if (isLanguage) places.get(key)?.languages.set(index, placeAt(index, offset + shift))
    const isPage = list === 'uses' && typeof index === 'number' && member === 'in'
    if (isPage) places.get(key)?.uses.push(placeAt('in', offset + shift))
  })
  return places
}
