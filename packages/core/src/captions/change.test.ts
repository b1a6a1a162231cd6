import { describe, expect, test } from 'vitest'
import type { Captions, Entry, Use, Words } from '../entry.ts'
import { applyChange } from './change.ts'
import type { Draft } from './change.ts'

const one = 'sha256-11111111111111111111111111111111'
const two = 'sha256-22222222222222222222222222222222'
const words: Words = { alt: 'new', state: 'draft', by: 'mock' }
const draft: Draft = { kind: 'draft', key: 'a.png', hash: one, language: 'en', words }

/** What becomes of an entry; `same` where nothing does. Every change is made twice. */
function after(before: Entry | undefined, change: Partial<Draft> = {}): unknown {
  const captions: Captions = { version: 1, images: new Map(before ? [['a.png', before]] : []), rest: {} }
  const frozen = structuredClone(before)
  const changed = applyChange(captions, { ...draft, ...change }, { language: 'en' })
  expect(applyChange(captions, { ...draft, ...change }, { language: 'en' })).toBe(false)
  expect(before).toEqual(frozen)
  return changed ? captions.images.get('a.png') : 'same'
}

const old: Words = { alt: 'old', state: 'draft', by: 'mock' }
const mine: Words = { alt: 'mine', state: 'edited' }

describe('a draft', () => {
  test.each<[string, Entry | undefined, Partial<Draft>, unknown]>([
    ['makes an entry', undefined, {}, { hash: one, ...words }],
    ['stays a draft, whatever it says', undefined, { words: { ...words, state: 'approved' } }, { hash: one, ...words }],
    ['in another language', undefined, { language: 'de' }, { hash: one, languages: { de: words } }],
    ['in a nearer form of the config’s language', undefined, { language: 'en-GB' }, { hash: one, ...words }],
    ['without words or proposal is nothing', undefined, { words: { state: 'draft' } }, 'same'],
    [
      'that only proposes',
      undefined,
      { words: { state: 'draft', proposes: 'decorative' } },
      { hash: one, state: 'draft', proposes: 'decorative' },
    ],
    [
      'beside other languages',
      { hash: one, languages: { de: mine } },
      {},
      { hash: one, ...words, languages: { de: mine } },
    ],
    [
      'beside words of another language',
      { hash: one, lang: 'de', ...mine },
      {},
      { hash: one, lang: 'de', ...mine, languages: { en: words } },
    ],
    ['leaves a draft alone', { hash: one, ...old }, {}, 'same'],
    ['leaves a draft of that language alone', { hash: one, languages: { de: old } }, { language: 'de-AT' }, 'same'],
    [
      'takes a draft’s place when asked',
      { hash: one, ...old, confidence: 1, mark: 1 },
      { replace: true },
      { hash: one, ...words, mark: 1 },
    ],
    ['leaves a draft that no machine wrote', { hash: one, alt: 'mine', state: 'draft' }, { replace: true }, 'same'],
    [
      'takes it in its language',
      { hash: one, languages: { de: old } },
      { language: 'de-AT', replace: true },
      { hash: one, languages: { de: words } },
    ],
    ['that is there already is nothing', { hash: one, ...words }, { replace: true }, 'same'],
    ['never touches a person’s words', { hash: one, ...mine }, { replace: true }, 'same'],
    ['never touches a decision', { hash: one, state: 'decorative' }, { replace: true }, 'same'],
    ['never touches a rejection', { hash: one, ...old, state: 'rejected' }, { replace: true }, 'same'],
  ])('%s', (_name, before, change, expected) => {
    expect(after(before, change)).toEqual(expected)
  })
})

describe('a draft for one use', () => {
  const use = { in: 'a.md', role: 'functional', target: '/team' } as const
  const there: Use = { ...use, ...old }
  test.each<[string, Entry | undefined, Partial<Draft>, unknown]>([
    ['makes an entry', undefined, { use }, { hash: one, uses: [{ ...use, ...words }] }],
    [
      'in another language',
      undefined,
      { use, language: 'de' },
      { hash: one, uses: [{ ...use, lang: 'de', ...words }] },
    ],
    ['beside the image’s own', { hash: one, ...mine }, { use }, { hash: one, ...mine, uses: [{ ...use, ...words }] }],
    [
      'beside another page',
      { hash: one, uses: [{ ...there, in: 'b.md' }] },
      { use },
      {
        hash: one,
        uses: [
          { ...there, in: 'b.md' },
          { ...use, ...words },
        ],
      },
    ],
    ['leaves a draft alone', { hash: one, uses: [there] }, { use }, 'same'],
    [
      'takes its place when asked',
      { hash: one, uses: [Object.assign({ mark: 1 }, there)] },
      { use, replace: true },
      { hash: one, uses: [{ ...use, ...words, mark: 1 }] },
    ],
    ['never touches a person’s words', { hash: one, uses: [{ ...use, ...mine }] }, { use, replace: true }, 'same'],
  ])('%s', (_name, before, change, expected) => {
    expect(after(before, change)).toEqual(expected)
  })
})

describe('a draft for changed bytes', () => {
  const link: Use = { in: 'a.md', role: 'functional', target: '/', ...old }
  test.each<[string, Entry, Partial<Draft>, unknown]>([
    [
      'drops what was drafted',
      { hash: two, lang: 'fr', ...old, languages: { de: old }, uses: [link] },
      {},
      { hash: one, ...words },
    ],
    ['keeps what it does not know', { hash: two, ...old, mark: 1 }, {}, { hash: one, ...words, mark: 1 }],
    ['leaves a reviewed entry alone', { hash: two, ...mine }, { replace: true }, 'same'],
    ['leaves it alone for one reviewed language', { hash: two, ...old, languages: { de: mine } }, {}, 'same'],
    [
      'leaves it alone for one reviewed use',
      { hash: two, ...old, uses: [{ ...link, state: 'decorative' }] },
      {},
      'same',
    ],
  ])('%s', (_name, before, change, expected) => {
    expect(after(before, change)).toEqual(expected)
  })
})

describe('an adoption', () => {
  const link: Use = { in: 'a.md', role: 'functional', target: '/', ...mine }
  const source: Entry = { hash: one, ...mine, languages: { de: old }, uses: [link], mark: 1 }
  const { mark: _, ...copied } = source

  function adopted(before: Entry | undefined, from: Entry | undefined): unknown {
    const images = new Map(Object.entries({ ...(before && { 'a.png': before }), ...(from && { 'b.png': from }) }))
    const captions: Captions = { version: 1, images, rest: {} }
    const change = { kind: 'adopt', key: 'a.png', hash: one, from: 'b.png' } as const
    const changed = applyChange(captions, change, { language: 'en' })
    expect(applyChange(captions, change, { language: 'en' })).toBe(false)
    expect(captions.images.get('b.png')).toEqual(from)
    return changed ? captions.images.get('a.png') : 'same'
  }

  test.each<[string, Entry | undefined, Entry | undefined, unknown]>([
    ['copies what is said, and how far it is reviewed', undefined, source, copied],
    ['of nothing', undefined, undefined, 'same'],
    ['of an empty entry', undefined, { hash: one }, 'same'],
    ['of other bytes', undefined, { ...source, hash: two }, 'same'],
    [
      'adds what is lacking',
      { hash: one, ...old },
      source,
      { hash: one, ...old, languages: { de: old }, uses: [link] },
    ],
    ['leaves what is there', copied as Entry, { ...source, alt: 'other' }, 'same'],
    ['takes the place of drafts for other bytes', { hash: two, ...old, alt: 'older' }, source, copied],
    ['never touches a person’s words for other bytes', { hash: two, ...mine }, source, 'same'],
    [
      'keeps the language of the words',
      undefined,
      { hash: one, lang: 'de', ...mine },
      { hash: one, languages: { de: mine } },
    ],
  ])('%s', (_name, before, from, expected) => {
    expect(adopted(before, from)).toEqual(expected)
  })
})
