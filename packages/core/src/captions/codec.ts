import type { Captions, Entry } from '../entry.ts'
import { AltTextError } from '../error.ts'
import { findFault, offsetOf } from './json.ts'
import type { Step } from './json.ts'
import { layOutEntry } from './layout.ts'
import { compareCodePoints } from '../code-points.ts'
import { findMisshape, isObject } from './shape.ts'
import { currentVersion, isVersion, migrate } from './version.ts'

const conflict = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m
const restore = 'Mend it by hand, or take it from version control.'

/** A file without images: what stands for one that does not exist yet. */
export function emptyCaptions(): Captions {
  return { version: currentVersion, images: new Map(), rest: {} }
}

/**
 * Reads a captions file's text, strictly: what it does not understand it refuses, since a lenient reading would be
 * written back over a person's words. `file` is how messages name it. Throws `CAPTIONS_UNREADABLE` with line and
 * column, or `CAPTIONS_NEWER`.
 */
export function decodeCaptions(text: string, file: string): Captions {
  const source = text.startsWith('\uFEFF') ? text.slice(1) : text
  const fail = (offset: number, message: string, fix: string): AltTextError =>
    new AltTextError('CAPTIONS_UNREADABLE', message, { place: { file, ...placeAt(source, offset) }, fix })

  const fault = findFault(source)
  if (fault) {
    const mark = conflict.exec(source)
    if (mark)
      throw fail(mark.index, 'Unresolved merge conflict.', 'Resolve the conflict, keep the words of both sides.')
    throw fail(fault.offset, fault.message, restore)
  }
  const failAt = (path: readonly Step[], message: string): AltTextError =>
    fail(offsetOf(source, path), `${path.length > 0 ? `${path.join(' › ')} ` : 'The file '}${message}.`, restore)

  const raw = JSON.parse(source) as unknown
  if (!isObject(raw)) throw failAt([], 'must be an object')
  if (!isVersion(raw['version'])) throw failAt(['version'], 'must be a whole number from 1')
  const { version: _, images, ...rest } = migrate(raw, raw['version'], file)
  const misshape = findMisshape(images)
  if (misshape) throw failAt(misshape.path, misshape.message)
  return { version: currentVersion, images: new Map(Object.entries(images as Record<string, Entry>)), rest }
}

/** The file's text: see `encodePieces`. */
export function encodeCaptions(captions: Captions): string {
  return [...encodePieces(captions)].join('')
}

/**
 * The file's text in pieces, an image each, so that a large file never stands in memory as a whole. The same bytes for the
 * same captions, in whatever order they came: images and languages by code point, uses by page, role, target and
 * language, known keys first, two spaces, LF, a final newline.
 */
export function* encodePieces({ version, images, rest }: Captions): Generator<string> {
  yield `{\n  "version": ${version},\n  "images": {`
  let before = '\n'
  // Taken from the map: as keys of an object, those that look like numbers would come first.
  for (const key of [...images.keys()].sort(compareCodePoints)) {
    yield `${before}    ${JSON.stringify(key)}: ${nested(layOutEntry(images.get(key) as Entry), '    ')}`
    before = ',\n'
  }
  yield images.size === 0 ? '}' : '\n  }'
  for (const [key, value] of Object.entries(rest).sort(([a], [b]) => compareCodePoints(a, b)))
    yield `,\n  ${JSON.stringify(key)}: ${nested(value, '  ')}`
  yield '\n}\n'
}

function nested(value: unknown, indent: string): string {
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`)
}

/** 1-based, as editors count. */
function placeAt(text: string, offset: number): { line: number; column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\n|\r/)
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
