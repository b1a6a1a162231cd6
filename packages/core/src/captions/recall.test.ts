import { describe, expect, test } from 'vitest'
import type { Captions, Entry, Use } from '../entry.ts'
import { setEntry } from './hash-index.ts'
import { recall } from './recall.ts'
import type { RecallQuery, Recalled } from './recall.ts'

const one = 'sha256-11111111111111111111111111111111'
const two = 'sha256-22222222222222222222222222222222'

function captions(images: Record<string, Entry>): Captions {
  return { version: 1, images: new Map(Object.entries(images)), rest: {} }
}

function ask(
  images: Record<string, Entry>,
  query: Partial<RecallQuery> = {},
  hasPage?: (path: string) => boolean,
): Recalled {
  return recall(captions(images), { key: 'a.png', hash: one, language: 'en', ...query }, { language: 'en', hasPage })
}

const draft: Entry = { hash: one, alt: 'draft', state: 'draft', by: 'mock' }
const edited: Entry = { hash: one, alt: 'edited', state: 'edited' }
const silent: Entry = { hash: one, state: 'decorative' }
const bad: Entry = { hash: one, alt: 'bad', state: 'rejected', by: 'mock' }
const proposal: Entry = { hash: one, state: 'draft', proposes: 'decorative', by: 'mock' }
const stale = (entry: Entry): Entry => ({ ...entry, hash: two })

describe('by path and hash', () => {
  test.each<[string, Record<string, Entry>, object]>([
    ['nothing', {}, { kind: 'none' }],
    ['an entry without words', { 'a.png': { hash: one } }, { kind: 'none' }],
    [
      'its own draft',
      { 'a.png': draft },
      { kind: 'words', alt: 'draft', state: 'draft', by: 'mock', from: 'own', key: 'a.png', stale: false },
    ],
    ['its own reviewed words', { 'a.png': edited }, { kind: 'words', alt: 'edited', state: 'edited', stale: false }],
    ['decorative', { 'a.png': silent }, { kind: 'decorative', from: 'own', stale: false }],
    ['rejected', { 'a.png': bad }, { kind: 'rejected', from: 'own', stale: false }],
    ['a bare proposal', { 'a.png': proposal }, { kind: 'proposal', by: 'mock', from: 'own' }],
    [
      'a proposal beside words',
      { 'a.png': { ...proposal, alt: 'x' } },
      { kind: 'words', alt: 'x', proposes: 'decorative' },
    ],
    [
      'its own draft before reviewed words of a copy',
      { 'a.png': draft, '0.png': edited },
      { alt: 'draft', from: 'own' },
    ],
    ['a blank draft', { 'a.png': { ...draft, alt: ' ' } }, { kind: 'none' }],
  ])('%s', (_name, images, expected) => {
    expect(ask(images)).toMatchObject(expected)
  })
})

describe('by hash elsewhere', () => {
  test.each<[string, Record<string, Entry>, object]>([
    ['a copy', { 'b.png': draft }, { kind: 'words', alt: 'draft', from: 'copy', key: 'b.png', stale: false }],
    ['the first copy by code point', { '\u{1F600}': draft, '\uFF21': { ...draft, alt: 'first' } }, { alt: 'first' }],
    ['a reviewed copy before a draft', { 'b.png': draft, 'z.png': edited }, { alt: 'edited', key: 'z.png' }],
    ['usable words before a rejection', { 'b.png': bad, 'z.png': edited }, { alt: 'edited' }],
    ['a rejection before a draft', { 'b.png': bad, '0.png': draft }, { kind: 'rejected', from: 'copy', key: 'b.png' }],
    ['words before a proposal', { '0.png': proposal, 'b.png': draft }, { alt: 'draft' }],
    ['a decorative copy', { 'b.png': silent }, { kind: 'decorative', from: 'copy' }],
    ['a copy where its own entry is empty', { 'a.png': { hash: one }, 'b.png': draft }, { alt: 'draft', from: 'copy' }],
    ['a copy before its own stale draft', { 'a.png': stale(draft), 'b.png': edited }, { alt: 'edited', key: 'b.png' }],
    ['no copy of other bytes', { 'b.png': stale(edited) }, { kind: 'none' }],
  ])('%s', (_name, images, expected) => {
    expect(ask(images)).toMatchObject(expected)
  })

  test('an entry that came later, or changed its bytes, is known', () => {
    const file = captions({ 'b.png': edited })
    const query = { key: 'a.png', hash: one, language: 'en' }
    expect(recall(file, query, { language: 'en' })).toMatchObject({ key: 'b.png' })
    setEntry(file, 'b.png', stale(edited))
    expect(recall(file, query, { language: 'en' })).toEqual({ kind: 'none' })
    setEntry(file, 'c.png', draft)
    expect(recall(file, query, { language: 'en' })).toMatchObject({ key: 'c.png' })
  })
})

describe('by path alone', () => {
  const german = { de: { alt: 'Hund', state: 'approved' } } as const
  test.each<[string, Entry, object]>([
    ['a draft counts as missing', draft, { kind: 'stale', key: 'a.png', held: false }],
    ['so does a proposal', proposal, { kind: 'stale', key: 'a.png', held: false }],
    ['reviewed words are kept', edited, { kind: 'words', alt: 'edited', stale: true }],
    ['so is a decision for nothing', silent, { kind: 'decorative', stale: true }],
    ['so is a rejection', bad, { kind: 'rejected', stale: true }],
    ['a draft beside reviewed words is held', { ...draft, languages: german }, { kind: 'stale', held: true }],
    ['a gap beside reviewed words is held', { hash: one, languages: german }, { kind: 'stale', held: true }],
    ['an entry without words is none', { hash: one }, { kind: 'none' }],
  ])('%s', (_name, entry, expected) => {
    expect(ask({ 'a.png': stale(entry) })).toMatchObject(expected)
  })
})

describe('by language', () => {
  const languages: Entry['languages'] = {
    de: { alt: 'Hund', state: 'draft' },
    'pt-BR': { alt: 'Cachorro', state: 'edited' },
    'zh-TW': { alt: '狗', state: 'draft' },
  }
  test.each<[string, string | undefined]>([
    ['en', 'edited'],
    ['en-GB', 'edited'],
    ['DE', 'Hund'],
    ['de-AT', 'Hund'],
    ['pt', 'Cachorro'],
    ['pt-PT', 'Cachorro'],
    ['zh', undefined],
    ['zh-Hant', '狗'],
    ['fr', undefined],
  ])('a page in %s', (language, alt) => {
    expect(ask({ 'a.png': { ...edited, languages } }, { language })).toMatchObject(alt ? { alt } : { kind: 'none' })
  })

  test('the own words are in the language the entry says', () => {
    const entry: Entry = { ...edited, lang: 'fr' }
    expect(ask({ 'a.png': entry })).toEqual({ kind: 'none' })
    expect(ask({ 'a.png': entry }, { language: 'fr-CA' })).toMatchObject({ alt: 'edited' })
  })

  test('the nearest wins over the first', () => {
    const near: Entry['languages'] = { 'de-AT': { alt: 'AT', state: 'draft' }, de: { alt: 'DE', state: 'draft' } }
    const images = { 'a.png': { hash: one, languages: near } }
    expect(ask(images, { language: 'de' })).toMatchObject({ alt: 'DE' })
    expect(ask(images, { language: 'de-AT' })).toMatchObject({ alt: 'AT' })
    expect(ask(images, { language: 'de-CH' })).toMatchObject({ alt: 'DE' })
  })

  test('a copy answers where the own entry has another language', () => {
    const french = { hash: one, languages: { fr: { alt: 'Chien', state: 'draft' } } } as const
    expect(ask({ 'a.png': edited, 'b.png': french }, { language: 'fr' })).toMatchObject({ alt: 'Chien', from: 'copy' })
  })
})

describe('by use', () => {
  const link: Use = { in: 'a.md', role: 'functional', target: '/team', alt: 'Our team', state: 'approved' }
  const with_ = (...uses: Use[]): Record<string, Entry> => ({ 'a.png': { ...edited, uses } })
  const here = { in: 'a.md', role: 'functional', target: '/team' } as const
  const moved = { ...here, in: 'b.md' }
  const said = { kind: 'words', alt: 'Our team', from: 'use', key: 'a.png' }

  test.each<[string, Record<string, Entry>, RecallQuery['use'], object]>([
    ['a link', with_(link), here, said],
    ['a link to the same target on another page', with_(link), moved, said],
    ['a link elsewhere', with_(link), { ...here, target: '/' }, { kind: 'none' }],
    ['a link never has the image’s own words', with_(), here, { kind: 'none' }],
    [
      'a link is never silent',
      with_({ in: 'a.md', role: 'functional', target: '/team', state: 'decorative' }),
      here,
      { kind: 'rejected' },
    ],
    ['a rejected link', with_({ ...link, state: 'rejected' }), here, { kind: 'rejected', from: 'use' }],
    [
      'a link with a proposal',
      with_({ ...link, state: 'draft', alt: undefined, proposes: 'decorative' }),
      here,
      { kind: 'proposal' },
    ],
    [
      'the page itself before another',
      with_({ ...link, in: 'b.md', alt: 'B', state: 'draft' }, link),
      moved,
      { alt: 'B' },
    ],
    ['of other pages the reviewed one', with_({ ...link, in: '0.md', alt: '0', state: 'draft' }, link), moved, said],
    ['another role', with_({ ...link, role: 'text' }), here, { kind: 'none' }],
    ['another language', with_({ ...link, lang: 'de' }), here, { kind: 'none' }],
    [
      'words for this place win',
      with_({ in: 'a.md', role: 'informative', alt: 'Here', state: 'draft' }),
      { in: 'a.md', role: 'informative' },
      { alt: 'Here', from: 'use' },
    ],
    [
      'words for this place stay there',
      with_({ in: 'a.md', role: 'informative', alt: 'Here', state: 'draft' }),
      { in: 'b.md', role: 'informative' },
      { alt: 'edited', from: 'own' },
    ],
    [
      'silence in this place wins',
      with_({ in: 'a.md', role: 'redundant', state: 'decorative' }),
      { in: 'a.md', role: 'redundant' },
      { kind: 'decorative', from: 'use' },
    ],
    [
      'a proposal for this place does not',
      with_({ in: 'a.md', role: 'redundant', state: 'draft', proposes: 'decorative' }),
      { in: 'a.md', role: 'redundant' },
      { alt: 'edited', from: 'own' },
    ],
    ['the own words serve other roles', with_(), { in: 'a.md', role: 'complex' }, { alt: 'edited', from: 'own' }],
  ])('%s', (_name, images, use, expected) => {
    expect(ask(images, { use })).toMatchObject(expected)
  })

  test('a page that is gone has moved', () => {
    const images = with_({ in: 'old.md', role: 'informative', alt: 'Here', state: 'approved' })
    const use = { in: 'new.md', role: 'informative' } as const
    expect(ask(images, { use }, (page) => page !== 'old.md')).toMatchObject({ alt: 'Here', from: 'use' })
    expect(ask(images, { use }, () => true)).toMatchObject({ alt: 'edited', from: 'own' })
    expect(ask(images, { use })).toMatchObject({ alt: 'edited', from: 'own' })
  })

  test('a copy brings its uses along', () => {
    expect(ask({ 'old/a.png': { hash: one, uses: [link] } }, { use: here })).toMatchObject({
      ...said,
      key: 'old/a.png',
    })
  })

  test('a use of changed bytes is stale as all else is', () => {
    expect(ask({ 'a.png': { hash: two, uses: [link] } }, { use: here })).toMatchObject({ ...said, stale: true })
    const drafted = { hash: two, uses: [{ ...link, by: 'page', state: 'draft' as const }] }
    expect(ask({ 'a.png': drafted }, { use: here })).toEqual({ kind: 'stale', key: 'a.png', held: false })
    const mine = { hash: two, uses: [{ ...link, by: undefined, state: 'draft' as const }] }
    expect(ask({ 'a.png': mine }, { use: here })).toEqual({ kind: 'stale', key: 'a.png', held: true })
  })
})

test('thirty thousand copies and as many questions are answered without a walk over all of them', () => {
  const images: Record<string, Entry> = {}
  for (let index = 0; index < 30_000; index++) {
    images[`${index}.png`] = { ...draft, hash: `sha256-${String(index).padStart(32, '0')}` }
  }
  const file = captions(images)
  const before = process.cpuUsage()
  const kinds = new Set<string>()
  for (const [key, { hash }] of file.images) {
    kinds.add(recall(file, { key: `copy-${key}`, hash, language: 'en-US' }, { language: 'en' }).kind)
  }
  expect([...kinds]).toEqual(['words'])
  // A walk for each would be 900 million entries; of the machine's other work this is none.
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000)
})
