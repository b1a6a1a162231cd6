import type MagicString from 'magic-string'
import type { Edit } from './edit.ts'

/** A source map, version 3. */
export type InjectMap = ReturnType<MagicString['generateMap']>

export interface Injected {
  readonly code: string
  readonly map: InjectMap
}

/**
 * Puts edits into a text. Sources are never reprinted: taking the inserted texts out again gives the
 * old text byte for byte, and no line is added.
 * @param file how the map names the source
 */
export async function inject(text: string, edits: readonly Edit[], file: string): Promise<Injected> {
  const { default: MagicString } = await import('magic-string')
  const magic = new MagicString(text)
  for (const { at, text: words } of edits) magic.appendLeft(at, words)
  return { code: magic.toString(), map: magic.generateMap({ source: file, hires: 'boundary', includeContent: true }) }
}

/** The same without a map, for files that are written rather than compiled. */
export function insert(text: string, edits: readonly Edit[]): string {
  let written = ''
  let done = 0
  for (const { at, text: words, end = at } of edits.toSorted((one, other) => one.at - other.at)) {
    written += text.slice(done, at) + words
    done = end
  }
  return written + text.slice(done)
}
