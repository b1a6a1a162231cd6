import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { AltTextError, messageOf } from '../error.ts'
import { languageOf } from '../source.ts'
import type { Source } from '../source.ts'

/** Where sources stand, and how they are written. */
export interface SourceFolder {
  /** Absolute. */
  readonly root: string
  readonly markdown?: 'commonmark' | 'mdx' | undefined
}

/**
 * Reads one source. Bytes that are no UTF-8 are kept out: an offset into replaced characters would be
 * an edit in the wrong place.
 * @throws AltTextError `SOURCE_UNREADABLE`
 */
export function readSource({ root, markdown }: SourceFolder, path: string): Source {
  const language = languageOf(path, markdown)
  if (language === undefined)
    throw new AltTextError('SOURCE_UNREADABLE', 'Not a language that is read.', { place: { file: path } })
  try {
    const bytes = readFileSync(join(root, path))
    return { path, language, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) }
  } catch (error) {
    const invalid = error instanceof TypeError
    throw new AltTextError(
      'SOURCE_UNREADABLE',
      invalid ? 'Not valid UTF-8.' : `Could not be read: ${messageOf(error)}`,
      {
        place: { file: path },
        fix: invalid ? 'Save the file as UTF-8.' : undefined,
        cause: error,
      },
    )
  }
}
