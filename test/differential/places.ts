import { expect } from 'vitest'
import { scanSource } from '../../packages/core/src/index.ts'
import type { Occurrence, Source } from '../../packages/core/src/index.ts'

/**
 * Looks at a source as every user of the library does, and holds each place it names against the text:
 * an edit in the wrong place would be worse than none.
 * @returns how many places were held against it
 */
export async function checkPlaces(source: Source): Promise<number> {
  const found = await scanSource(source)
  for (const occurrence of found) checkPlace(source.text, occurrence)
  return found.length
}

function checkPlace(text: string, { range, slot, line, column, kind }: Occurrence): void {
  const written = text.slice(range.start, range.end)
  const lines = text.slice(0, range.start).split(/\r\n|\r|\n/)
  expect({ line, column }).toEqual({ line: lines.length, column: (lines.at(-1) as string).length + 1 })
  expect(written).toMatch(kind === 'markdown' ? /^!\[[^]*[\])]$/ : /^<[a-z][^]*>$/i)
  if (slot === undefined) return
  expect(text.slice(range.start, slot.at)).toMatch(slot.kind === 'brackets' ? /^!\[$/ : /^<[a-z]+$/i)
  expect(text.slice(slot.at, range.end)).toMatch(slot.kind === 'brackets' ? /^\]/ : /^[\s/>]/)
}
