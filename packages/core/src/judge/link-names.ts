import type { Element, Markup } from '../markup.ts'
import type { Control } from './control.ts'
import { wordsOf } from './fold.ts'
import { isGeneric, names } from './naming.ts'
import { neighboursOf } from './neighbour.ts'
import { read } from './reading.ts'
import { linksOf } from './links.ts'

/** What another link to the same address says (H2: adjacent links to one target). */
export function calledElsewhere(control: Control, address: string, markup: Markup): string | undefined {
  for (const other of linksOf(markup).get(address) ?? []) {
    if (control.chain.includes(other)) continue
    const { words, unknown } = read(other)
    if (!unknown && words.length <= 120 && !words.includes('://') && names(words) && !isGeneric(words)) return words
  }
  return undefined
}

/** The words beside the link, where the address agrees with them: "Bram Dekker" for `/people/bram-dekker`. */
export function calledBeside(image: Element, words: string | undefined): string | undefined {
  if (words === undefined) return undefined
  const wanted = wordsOf(words)
  const { before, after } = neighboursOf(image)
  for (const neighbour of [after, before]) {
    const found = neighbour === undefined ? undefined : spelled(neighbour.words, wanted)
    if (found !== undefined) return found
  }
  return undefined
}

/** The stretch of a text that has exactly these words in a row. */
function spelled(text: string, wanted: readonly string[]): string | undefined {
  const all = wordsOf(text.slice(0, 120))
  if (all.length <= wanted.length + 2 && wanted.every((word) => all.includes(word)) && all.length > 0) return text
  const pieces = text.slice(0, 300).split(/\s+/)
  for (let start = 0; start < pieces.length; start++) {
    for (let end = start + 1; end <= Math.min(pieces.length, start + wanted.length); end++) {
      const stretch = pieces.slice(start, end).join(' ')
      if (wordsOf(stretch).join(' ') !== wanted.join(' ')) continue
      return stretch.replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '')
    }
  }
  return undefined
}
