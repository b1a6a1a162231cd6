import { AltTextError } from '../../error.ts'
import type { Place } from '../../error.ts'
import { placeOf } from '../../offsets.ts'

/** Largest source that is read, in UTF-16 units. A tree takes about ten times its text. */
const largest = 64 * 1024 * 1024

/** Stands before every parser. @throws AltTextError `SOURCE_TOO_LARGE` */
export function guardSize(text: string, path: string): void {
  if (text.length <= largest) return
  throw new AltTextError('SOURCE_TOO_LARGE', `The file is larger than ${largest / 1024 / 1024} MiB and was not read.`, {
    place: { file: path },
    fix: 'Leave it out with `exclude` in the config.',
  })
}

/** What a parser refused is never "no images". */
export function unreadable(path: string, text: string, offset: number, why: string, cause?: unknown): AltTextError {
  return unreadableAt({ file: path, ...placeOf(text, offset) }, why, cause)
}

/** The same, where the parser itself says in which line. */
export function unreadableAt(place: Place, why: string, cause?: unknown): AltTextError {
  return new AltTextError('SOURCE_UNREADABLE', `Could not be read: ${why}${/[.!?]$/.test(why) ? '' : '.'}`, {
    place,
    fix: 'Mend the syntax, or leave the file out with `exclude` in the config.',
    cause,
  })
}

/** A stack overflow inside a native parser ends the process, so depth is counted before. */
export function tooDeep(path: string, text: string, offset: number, depth: number): AltTextError {
  return new AltTextError('SOURCE_TOO_DEEP', `Nested more than ${depth} levels deep and was not read.`, {
    place: { file: path, ...placeOf(text, offset) },
    fix: 'Leave it out with `exclude` in the config.',
  })
}

/** Reading goes down the tree: what is too deep for the stack is a finding like what is too deep for a parser. */
export function shallow<Result>(file: { path: string; text: string }, depth: number, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(file.path, file.text, 0, depth)
    throw error
  }
}
