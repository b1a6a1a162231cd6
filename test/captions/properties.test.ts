import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyChange, decodeCaptions, encodeCaptions, recall } from '../../packages/core/src/captions/index.ts'
import type { Change } from '../../packages/core/src/captions/index.ts'
import type { Captions } from '../../packages/core/src/entry.ts'
import { isReviewed } from '../../packages/core/src/entry.ts'
import { aHash, aKey, aLanguage, aPlace, captionsArbitrary, draftArbitrary } from './arbitrary.ts'

const config = { language: 'en' }
const changeArbitrary: fc.Arbitrary<Change> = fc.oneof(
  { arbitrary: draftArbitrary, weight: 3 },
  { arbitrary: fc.record({ kind: fc.constant('adopt' as const), key: aKey, hash: aHash, from: aKey }), weight: 1 },
)

function copyOf(captions: Captions): Captions {
  return decodeCaptions(encodeCaptions(captions), 'alt-text.json')
}

/** All that people decided, each with where it stands. */
function reviewedIn({ images }: Captions): string[] {
  return [...images].flatMap(([key, { languages = {}, uses = [], ...own }]) =>
    [
      [key, own.hash, own.lang, own] as const,
      ...Object.entries(languages).map(([language, words]) => [key, own.hash, language, words] as const),
      ...uses.map((use) => [key, own.hash, 'use', use] as const),
    ]
      .filter(([, , , words]) => isReviewed(words))
      .map((place) => JSON.stringify(place)),
  )
}

describe('the file', () => {
  test('says the same after it was written and read, and is then written the same', () => {
    fc.assert(
      fc.property(captionsArbitrary, (captions) => {
        const text = encodeCaptions(captions)
        const read = decodeCaptions(text, 'alt-text.json')
        expect(encodeCaptions(read)).toBe(text)
        expect([...read.images.keys()].sort()).toEqual([...captions.images.keys()].sort())
        for (const [key, { uses = [], ...entry }] of captions.images) {
          expect(read.images.get(key)).toMatchObject(entry)
          expect(read.images.get(key)?.uses ?? []).toEqual(expect.arrayContaining(uses))
        }
        expect(read.rest).toEqual(captions.rest)
      }),
    )
  })

  test('is the same in whatever order things came', () => {
    fc.assert(
      fc.property(captionsArbitrary, ({ images, rest }) => {
        const turned = (value: object): object => Object.fromEntries(Object.entries(value).toReversed())
        const other = new Map(
          [...images].toReversed().map(([key, { uses, languages, ...entry }]) => [
            key,
            {
              ...(languages && { languages: turned(languages) }),
              ...(uses && { uses: uses.toReversed() }),
              ...turned(entry),
            } as typeof entry,
          ]),
        )
        const text = encodeCaptions({ version: 1, images: other, rest: turned(rest) as Captions['rest'] })
        expect(text).toBe(encodeCaptions({ version: 1, images, rest }))
      }),
    )
  })

  test('has no other reading: what JSON reads otherwise or not at all is refused', () => {
    fc.assert(
      fc.property(
        captionsArbitrary,
        fc.nat(),
        fc.constantFrom('"', '{', '}', ',', ':', '\\', '\n', '0', ''),
        (captions, at, put) => {
          const text = encodeCaptions(captions)
          const place = at % text.length
          const broken = text.slice(0, place) + put + text.slice(place + 1)
          const read = (): unknown => copyOf(decodeCaptions(broken, 'alt-text.json'))
          try {
            JSON.parse(broken)
          } catch {
            expect(read).toThrow(expect.objectContaining({ code: 'CAPTIONS_UNREADABLE' }) as Error)
            return
          }
          try {
            read()
          } catch (error) {
            expect(error).toMatchObject({ code: expect.stringMatching(/^CAPTIONS_(UNREADABLE|NEWER)$/) as string })
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('changes', () => {
  test('never touch what a person decided', () => {
    fc.assert(
      fc.property(captionsArbitrary, fc.array(changeArbitrary, { maxLength: 10 }), (captions, changes) => {
        const before = reviewedIn(captions)
        const work = copyOf(captions)
        for (const change of changes) applyChange(work, change, config)
        expect(reviewedIn(copyOf(work))).toEqual(expect.arrayContaining(reviewedIn(copyOf(captions))))
        expect(reviewedIn(captions)).toEqual(before)
      }),
      { numRuns: 500 },
    )
  })

  test('do nothing the second time, and say whether they did anything the first', () => {
    fc.assert(
      fc.property(captionsArbitrary, changeArbitrary, (given, change) => {
        const captions = copyOf(given)
        const before = encodeCaptions(captions)
        const changed = applyChange(captions, change, config)
        const once = encodeCaptions(captions)
        expect(changed).toBe(once !== before)
        expect(applyChange(captions, change, config)).toBe(false)
        expect(encodeCaptions(captions)).toBe(once)
        expect(encodeCaptions(copyOf(captions))).toBe(once)
      }),
      { numRuns: 500 },
    )
  })

  test('of different images can come in any order', () => {
    const drafts = fc.uniqueArray(draftArbitrary, { selector: ({ key }) => key })
    fc.assert(
      fc.property(captionsArbitrary, drafts, fc.func(fc.integer()), (given, changes, rank) => {
        const captions = copyOf(given)
        const other = copyOf(given)
        for (const change of changes) applyChange(captions, change, config)
        for (const change of changes.toSorted((a, b) => rank(a.key) - rank(b.key))) applyChange(other, change, config)
        expect(encodeCaptions(captions)).toBe(encodeCaptions(other))
      }),
    )
  })

  test('are recalled where they were made for', () => {
    fc.assert(
      fc.property(captionsArbitrary, draftArbitrary, (given, change) => {
        const captions = copyOf(given)
        const { key, hash, language, use, words } = change
        fc.pre(words.alt !== undefined && applyChange(captions, change, config))
        expect(recall(captions, { key, hash, language, use }, config)).toMatchObject({
          kind: 'words',
          alt: words.alt,
          key,
        })
      }),
      { numRuns: 500 },
    )
  })

  test('can be made wherever recall finds nothing: what is paid for is kept', () => {
    const question = fc.record({
      key: aKey,
      hash: aHash,
      language: aLanguage,
      use: fc.option(aPlace, { nil: undefined }),
    })
    fc.assert(
      fc.property(captionsArbitrary, question, (given, { use, ...query }) => {
        const captions = copyOf(given)
        const found = recall(captions, { ...query, use }, config)
        const isMissing = found.kind === 'none' || (found.kind === 'stale' && !found.held)
        fc.pre(isMissing)
        const place = use?.role === 'functional' ? { use } : {}
        const words = { alt: 'new', state: 'draft' } as const
        expect(applyChange(captions, { kind: 'draft', ...query, ...place, words }, config)).toBe(true)
        expect(recall(captions, { ...query, use }, config)).toMatchObject({ kind: 'words', alt: 'new' })
      }),
      { numRuns: 500 },
    )
  })

  test('are refused where recall says that they would be: nothing is paid for twice', () => {
    fc.assert(
      fc.property(captionsArbitrary, draftArbitrary, (given, change) => {
        const captions = copyOf(given)
        const found = recall(captions, change, config)
        fc.pre(found.kind === 'stale' && found.held)
        expect(applyChange(captions, change, config)).toBe(false)
      }),
    )
  })
})
