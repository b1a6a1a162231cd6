import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '@alt-text/core'
import { documents } from '../inject/documents.ts'
import { endings } from './endings.ts'
import { expectHarmless } from './fate.ts'
import { nestedCode } from './nested-code.ts'
import { pieces } from './pieces.ts'
import { scanAll } from './run.ts'

/** More with `ALT_TEXT_FUZZ=20000`, others with `ALT_TEXT_SEED=7`; README.md tells what a long run found. */
const numRuns = Number(process.env['ALT_TEXT_FUZZ'] ?? 300)
const seed = Number(process.env['ALT_TEXT_SEED'] ?? 20261125)
const timeout = 60_000 + numRuns * 100

/** A document of the language's grammar with pieces of it taken out, doubled, moved, or put where they do not belong. */
function mutated(language: Language): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.nat({ max: 12 }),
    put: fc.oneof(fc.constantFrom(...pieces), fc.constant(''), fc.string({ maxLength: 4 })),
  })
  return fc
    .tuple(documents[language], fc.array(change, { minLength: 1, maxLength: 6 }))
    .map(([text, changes]) => changes.reduce(changedBy, text))
}

function changedBy(text: string, { at, length, put }: { at: number; length: number; put: string }): string {
  const start = Math.floor(at * text.length)
  return text.slice(0, start) + put + text.slice(start + length)
}

describe.each(Object.keys(endings) as Language[])('%s', (language) => {
  test('documents with something wrong in them', { timeout }, () => {
    const contents = fc.sample(mutated(language), { numRuns, seed })
    const texts = contents.map((content) => ({ name: JSON.stringify(content), ending: endings[language], content }))
    const results = scanAll(texts, 'small', timeout / 1000)
    expect(results).toHaveLength(numRuns)
    expectHarmless(results)
    expect(results.some(({ images = 0 }) => images > 0)).toBe(true)
  })
})

test('code that nests deep, with what hides it', { timeout }, () => {
  const codes = fc.sample(nestedCode, { numRuns, seed })
  const texts = codes.map(({ text, ending }) => ({ name: text.slice(0, 300), ending, content: text }))
  const results = scanAll(texts, 'small', timeout / 1000)
  expectHarmless(results)
  expect(new Set(results.map(({ kind }) => kind))).toContain('answer')
  expect(new Set(results.map(({ kind }) => kind))).toContain('SOURCE_TOO_DEEP')
})
