import { AltTextError } from '../../error.ts'
import { placeOf } from '../../offsets.ts'
import { tooDeep } from './guard.ts'

/** The parser's time grows with the square of nested quotes and lists: 10,000 take 80 ms, 100,000 five seconds and more. */
const deepestContainer = 1000
const containers = new RegExp(`^(?:[ \\t]*(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${deepestContainer}}`, 'm')

/** Brackets and emphasis in one block: on a 1 MB stack the parser holds about 31,000, one in the other. */
const mostDelimiters = 20_000

/** Stands before the Markdown parser. @throws AltTextError `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE` */
export function guardMarkdown(text: string, path: string): void {
  const nested = containers.exec(text)
  if (nested !== null) throw tooDeep(path, text, nested.index, deepestContainer)
  if (text.length <= mostDelimiters) return
  let at = 0
  for (const block of text.split(/(?<=\n)(?=[ \t]*\r?\n)/)) {
    if (countDelimiters(block) > mostDelimiters) {
      throw new AltTextError('SOURCE_TOO_LARGE', `A block has more than ${mostDelimiters} brackets and asterisks.`, {
        place: { file: path, ...placeOf(text, at) },
        fix: 'Split it, or leave the file out with `exclude` in the config.',
      })
    }
    at += block.length
  }
}

function countDelimiters(block: string): number {
  if (block.length <= mostDelimiters) return 0
  let count = 0
  for (const _ of block.matchAll(/[[*_~]/g)) count++
  return count
}
