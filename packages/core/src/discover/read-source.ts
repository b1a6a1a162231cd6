import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import { isAscii, isUtf8 } from 'node:buffer'
import { AltTextError, messageOf } from '../error.ts'
import { languageOf } from '../source.ts'
import type { Language, MarkdownDialect, Source } from '../source.ts'

/** A source that is read and not decoded: most of a site's files can be told to hold no image as they are. */
export interface RawSource {
  /** POSIX path from the root. */
  readonly path: string
  readonly language: Language
  /** Its bytes as text, one unit each: ASCII is as it stands. */
  readonly bytes: string
  decode(): Source
}

/** Where sources stand, and how they are written. */
export interface SourceFolder {
  /** Absolute. */
  readonly root: string
  readonly markdown?: MarkdownDialect | undefined
}

/**
 * Reads one source. Bytes that are no UTF-8 are kept out: an offset into replaced characters would be
 * an edit in the wrong place.
 * @throws AltTextError `SOURCE_UNREADABLE`
 */
export function readSource({ root, markdown }: SourceFolder, path: string): RawSource {
  const language = languageOf(path, markdown)
  if (language === undefined)
    throw new AltTextError('SOURCE_UNREADABLE', 'Not a language that is read.', { place: { file: path } })
  const content = contentOf(`${root}/${path}`, path)
  if (!isUtf8(content))
    throw new AltTextError('SOURCE_UNREADABLE', 'Not valid UTF-8.', {
      place: { file: path },
      fix: 'Save the file as UTF-8.',
    })
  const bytes = content.toString('latin1')
  return { path, language, bytes, decode: () => ({ path, language, text: decoded(bytes) }) }
}

/** ASCII is as it stands. */
function decoded(bytes: string): string {
  const content = Buffer.from(bytes, 'latin1')
  return isAscii(content) ? bytes : content.toString()
}

/** Most sources fit, and one piece of memory serves them all. */
const shared = Buffer.allocUnsafeSlow(256 * 1024)

/** Good until the next one is read. */
function contentOf(file: string, path: string): Buffer {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const length = readSync(descriptor, shared, 0, shared.length, 0)
      return length < shared.length ? shared.subarray(0, length) : readFileSync(file)
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    throw new AltTextError('SOURCE_UNREADABLE', `Could not be read: ${messageOf(error)}`, {
      place: { file: path },
      cause: error,
    })
  }
}
