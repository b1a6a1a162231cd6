import * as fc from 'fast-check'
import type { Draft, Place } from '../../packages/core/src/captions/index.ts'
import type { Captions, Entry, Use, Words } from '../../packages/core/src/entry.ts'

/** Few of each, so that keys, hashes, pages and languages meet. */
export const aKey = fc.constantFrom(
  'a.png',
  'b/ü.png',
  '\uFF21.png',
  '\u{1F600}.png',
  '__proto__',
  '10',
  '9',
  'constructor',
)
export const aHash = fc.constantFrom('0', '1').map((digit) => `sha256-${digit.repeat(32)}`)
export const aLanguage = fc.constantFrom('en', 'en-GB', 'de', 'de-AT', 'de-DE', 'zh', 'zh-TW')
const aPage = fc.constantFrom('a.md', 'b.md', '\u{1F600}.md')
const aRole = fc.constantFrom<Use['role'][]>('functional', 'redundant', 'informative')
const alt = fc.string({ minLength: 1, unit: 'grapheme' }).map((text) => `${text}x`)

/** What another version, or a person, put there. */
const unknownKeys = fc.dictionary(
  fc.constantFrom('note', 'Zz', '__proto__', '7', '\u{1F600}'),
  fc.json({ maxDepth: 2 }).map((text) => JSON.parse(text) as unknown),
  { maxKeys: 2 },
)

const details = fc.record(
  {
    by: fc.constantFrom('mock', 'page'),
    confidence: fc.constantFrom(0, 0.25, 1),
    others: fc.array(fc.record({ alt, by: fc.constant('mock') }), { maxLength: 2 }),
  },
  { requiredKeys: [] },
)

const draftWords: fc.Arbitrary<Words> = fc
  .tuple(details, fc.oneof(fc.record({ alt }), fc.record({ proposes: fc.constant('decorative' as const) })))
  .map(([detail, said]) => Object.assign(detail, said, { state: 'draft' as const }))

const reviewedWords: fc.Arbitrary<Words> = fc
  .tuple(details, alt, fc.constantFrom<Words['state'][]>('approved', 'edited', 'decorative', 'rejected'))
  .map(([detail, text, state]) => Object.assign(detail, { alt: text, state }))

const words = fc.oneof(draftWords, reviewedWords)

export const aPlace: fc.Arbitrary<Place> = fc.record(
  { in: aPage, role: aRole, target: fc.constantFrom('/team', '/') },
  { requiredKeys: ['in', 'role'] },
)

const aUse: fc.Arbitrary<Use> = fc
  .tuple(aPlace, words, unknownKeys, fc.option(aLanguage, { nil: undefined }))
  .map(([place, said, unknown, lang]) => Object.assign(unknown, place, said, lang && { lang }))

const entryOf = (said: fc.Arbitrary<Words>, use: fc.Arbitrary<Use>): fc.Arbitrary<Entry> =>
  fc
    .tuple(
      aHash,
      fc.option(said, { nil: {} }),
      unknownKeys,
      fc.record(
        {
          lang: aLanguage,
          languages: fc.dictionary(aLanguage, said, { maxKeys: 2 }),
          uses: fc.uniqueArray(use, {
            maxLength: 3,
            selector: ({ in: page, role, target, lang }) => JSON.stringify([page, role, target, lang]),
          }),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([hash, own, unknown, rest]) => Object.assign(unknown, own, rest, { hash }))

export const captionsArbitrary: fc.Arbitrary<Captions> = fc
  .tuple(fc.array(fc.tuple(aKey, entryOf(words, aUse)), { maxLength: 6 }), unknownKeys)
  .map(([entries, rest]) => ({ version: 1, images: new Map(entries), rest }))

export const draftArbitrary: fc.Arbitrary<Draft> = fc.record(
  {
    kind: fc.constant('draft' as const),
    key: aKey,
    hash: aHash,
    language: aLanguage,
    words: draftWords,
    use: aPlace,
    replace: fc.boolean(),
  },
  { requiredKeys: ['kind', 'key', 'hash', 'language', 'words'] },
)
