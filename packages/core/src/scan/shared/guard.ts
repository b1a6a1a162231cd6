import { AltTextError } from '../../error.ts'
import type { Place } from '../../error.ts'
import { placeOf } from '../../offsets.ts'

/** Largest source that is read, in UTF-16 units. A tree takes about ten times its text. */
const largest = 64 * 1024 * 1024

/** Stands before every parser. @throws AltTextError `SOURCE_TOO_LARGE` */
export function guardSize(text: string, path: string): void {
  if (text.length > largest) throw tooLarge({ file: path }, `The file is larger than ${largest / 1024 / 1024} MiB`)
}

/**
 * Stands before parsers whose tree grows with what they find rather than with the text: a few megabytes of
 * nothing but tags take gigabytes. Counts only where a text is long enough to hold too many.
 * @param piece what makes a node of its own, as a global pattern
 */
export function guardPieces(text: string, path: string, piece: RegExp, most: number, what: string): void {
  if (text.length <= most) return
  let count = 0
  for (const { index } of text.matchAll(piece)) {
    if (++count > most) throw tooLarge({ file: path, ...placeOf(text, index) }, `There are more than ${most} ${what}`)
  }
}

export function tooLarge(place: Place | undefined, what: string): AltTextError {
  return new AltTextError('SOURCE_TOO_LARGE', `${what}: the file was not read.`, {
    place,
    fix: 'Split it, or leave it out with `exclude` in the config.',
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
