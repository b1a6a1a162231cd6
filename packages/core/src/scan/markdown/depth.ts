import type { Place } from '../../error.ts'
import { placeOf } from '../../offsets.ts'
import { guardPieces, tooDeep, tooLarge } from '../shared/guard.ts'

/** The parser's time grows with the square of nested quotes and lists: 10,000 take 80 ms, 100,000 five seconds and more. */
const deepestContainer = 1000
const containers = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${deepestContainer}}`, 'm')

/** Brackets and emphasis in one block: on a 1 MB stack the parser holds about 31,000, one in the other. */
const mostDelimiters = 20_000

/** Each may be a node: a tree of a million takes a gigabyte. */
const mostPieces = 1_000_000
const piece = /[\n*_`[<&\\!~|#>:@-]/g

/**
 * For each character reference the parser copies the text that it stands in: a paragraph of 20,000 of them
 * takes 600 MB. Counted in characters that are copied.
 */
const mostCopied = 100_000_000

/** Stands before the Markdown parser. @throws AltTextError `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE` */
export function guardMarkdown(text: string, path: string): void {
  const nested = containers.exec(text)
  if (nested !== null) throw tooDeep(path, text, nested.index, deepestContainer)
  guardPieces(text, path, piece, mostPieces, 'lines, marks and tags')
  if (text.length <= shortest) return
  let at = 0
  let copied = 0
  for (const block of text.split(/(?<=\n)(?=[ \t]*\r?\n)/)) {
    copied += copiedIn(block)
    if (copied > mostCopied) throw tooLarge(placeAt(path, text, at), 'Too many character references stand in one text')
    if (countDelimiters(block) > mostDelimiters) {
      throw tooLarge(placeAt(path, text, at), `A block has more than ${mostDelimiters} brackets and asterisks`)
    }
    at += block.length
  }
}

/** No shorter text reaches either bound. */
const shortest = 10_000

function placeAt(path: string, text: string, at: number): Place {
  return { file: path, ...placeOf(text, at) }
}

function countDelimiters(block: string): number {
  if (block.length <= mostDelimiters) return 0
  return block.replaceAll(/[^[*_~]/g, '').length
}

/** A text ends where something else begins: a mark, a tag, a cell. */
function copiedIn(block: string): number {
  if (block.length <= shortest || !block.includes('&')) return 0
  let copied = 0
  for (const text of block.split(/[|`*_[\]<>]/)) copied += text.length * (text.split('&').length - 1)
  return copied
}
