import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AltTextError, scanSource } from '../../packages/core/src/index.ts'
import type { Language, Source } from '../../packages/core/src/index.ts'
import { editFor, inject, insert } from '../../packages/core/src/inject/index.ts'
import type { Edit } from '../../packages/core/src/inject/index.ts'
import { documents } from './documents.ts'

/** Words as models, people and files write them, and as nobody should. */
const words = fc.oneof(
  fc.constantFrom(
    'A dog running on the beach',
    'Mother "and" child\'s <b>hat</b>',
    'a & b &amp; c &lt; d',
    '{{ name }} and {% if x %}',
    '${x} `y` {z}',
    '[link](url) ![img](x) *bold* _it_ | cell | ~x~',
    'https://example.com/a_b_c and www.example.com',
    'ends with a backslash \\',
    '\\" \\n \\u0041',
    'emoji 👩‍👩‍👧 and العربية and 日本語',
    '--> <!-- ]]> <script>',
    '1. not a list # not a heading',
    '$math$ :smile: ==mark== ^sup^',
    'a\u00a0b',
  ),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
    .map((text) => text.replaceAll(/\s+/g, ' ').trim())
    .filter((text) => text !== '' && !/[\p{Cc}\u2028\u2029]/u.test(text)),
)

async function slotsOf(source: Source) {
  const found = await scanSource(source)
  return found.flatMap((occurrence) => (occurrence.slot === undefined ? [] : [{ occurrence, slot: occurrence.slot }]))
}

/** What was put in, taken out again. */
function without(code: string, edits: readonly Edit[]): string {
  let shift = 0
  let text = code
  for (const { at, text: added } of edits.toSorted((one, other) => one.at - other.at)) {
    expect(text.slice(at, at + added.length)).toBe(added)
    text = text.slice(0, at) + text.slice(at + added.length)
    shift += added.length
  }
  expect(shift + text.length).toBe(code.length)
  return text
}

describe.each(Object.keys(documents) as Language[])('%s', (language) => {
  test('words come out as they went in, and nothing else changes', async () => {
    let injected = 0
    await fc.assert(
      fc.asyncProperty(
        documents[language] as fc.Arbitrary<string>,
        fc.array(words, { minLength: 1, maxLength: 6 }),
        async (text, alts) => {
          const source: Source = { path: `page.${language === 'markdown' ? 'md' : language}`, language, text }
          let slots: Awaited<ReturnType<typeof slotsOf>>
          try {
            slots = await slotsOf(source)
          } catch (error) {
            // A parser may refuse a document; then nothing is edited.
            if (error instanceof AltTextError) return
            throw error
          }
          const wanted = slots.map((_, index) => alts[index % alts.length] as string)
          const edits = slots.flatMap(({ slot }, index) => editFor(slot, wanted[index] as string) ?? [])
          injected += edits.length

          const { code, map } = await inject(text, edits, source.path)
          expect(insert(text, edits)).toBe(code)
          expect(without(code, edits)).toBe(text)
          expect(code.split('\n').length).toBe(text.split('\n').length)
          expect(map.sourcesContent).toEqual([text])

          const before = await scanSource(source)
          const after = await scanSource({ ...source, text: code })
          expect(after.map(({ source: image }) => image)).toEqual(before.map(({ source: image }) => image))
          const described = after.filter((_, index) => before[index]?.slot !== undefined)
          expect(described.map(({ verdict, alt }) => ({ verdict, alt }))).toEqual(
            wanted.map((alt) => ({ verdict: 'described', alt })),
          )
          expect(await slotsOf({ ...source, text: code })).toEqual([])
        },
      ),
      { numRuns: 400, seed: 20261125 },
    )
    expect(injected).toBeGreaterThan(200)
  })
})
