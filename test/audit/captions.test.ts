import { afterEach, expect, test } from 'vitest'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import type { AuditOptions, Finding } from '@alt-text/core'
import { picture } from '../../packages/core/src/audit/example.ts'
import type { Example } from '../../packages/core/src/audit/example.ts'
import { folderOf, remove } from './site.ts'

afterEach(remove)

async function findings(example: Pick<Example, 'files' | 'captions'>, options?: AuditOptions): Promise<Finding[]> {
  const config = resolveConfig({}, { root: folderOf(example) })
  return [...(await audit(await createPipeline(config), options)).findings]
}

const files = {
  'a.html': '<img src="dog.jpg"><img src="cat.jpg">',
  'b.html': '<img src="dog.jpg">',
  'dog.jpg': `${picture} 1`,
  'cat.jpg': `${picture} no. 2`,
}

test('what is wrong with words in the captions file is told once, in the line of its entry', async () => {
  const captions = {
    'cat.jpg': { alt: 'A cat asleep on a sofa', state: 'approved' },
    'dog.jpg': { alt: 'Image of a dog', state: 'draft', by: 'mock' },
  } as const
  const found = await findings({ files, captions })
  expect(found.map(({ code, file, line }) => [code, file, line])).toEqual([
    ['redundant-words', 'alt-text.json', 9],
    ['unreviewed', 'alt-text.json', 9],
  ])
  expect(found[0]?.data).toMatchObject({ key: 'dog.jpg', found: 'Image of', usedIn: 'a.html', usedLine: 1 })
})

test('words of one place are judged with it, and told once for each', async () => {
  const captions = {
    'cat.jpg': { alt: 'A cat', state: 'approved' },
    'dog.jpg': {
      alt: 'A dog',
      state: 'approved',
      uses: [{ in: 'b.html', role: 'informative', alt: 'DSC_0042.JPG', state: 'edited' }],
    },
  } as const
  const found = await findings({ files, captions: captions as unknown as Example['captions'] })
  expect(found.map(({ code, data }) => [code, data['usedIn']])).toEqual([['file-name', 'b.html']])
})

test('a draft for one place is told of as that place’s, in the line that names it', async () => {
  const captions = {
    'dog.jpg': {
      alt: 'A dog on the beach',
      state: 'approved',
      uses: [
        { in: 'a.html', role: 'functional', target: '/team', alt: 'Our team', state: 'draft', by: 'page' },
        { in: 'a.html', role: 'functional', target: '/shop', alt: 'Our team', state: 'draft', by: 'page' },
        { in: 'old.html', role: 'functional', target: '/dogs', alt: 'Our dogs', state: 'draft', by: 'page' },
      ],
    },
  } as const
  const found = await findings({
    files: {
      'a.html': '<a href="/team"><img src="dog.jpg"></a> <a href="/shop"><img src="dog.jpg"></a>',
      'b.html': '<a href="/dogs"><img src="dog.jpg"></a><img src="dog.jpg">',
      'dog.jpg': picture,
    },
    captions: captions as unknown as Example['captions'],
  })
  expect(found.map(({ code, line, data }) => [code, line, data['page'], data['target'], data['usedIn']])).toEqual([
    ['unreviewed', 10, 'a.html', '/team', 'a.html'],
    ['unreviewed', 18, 'a.html', '/shop', 'a.html'],
    ['unreviewed', 26, 'old.html', '/dogs', 'b.html'],
  ])
})

test('drafts of several languages are told of one by one, each where it stands', async () => {
  const draft = { alt: 'Foto', state: 'draft', by: 'mock' } as const
  const page = (lang: string) => `<html lang="${lang}"><img src="dog.jpg"></html>`
  const found = await findings({
    files: { 'en.html': page('en'), 'de.html': page('de'), 'nl.html': page('nl'), 'dog.jpg': picture },
    captions: { 'dog.jpg': { ...draft, languages: { de: { ...draft }, nl: { ...draft } } } },
  })
  const drafts = found.filter(({ code }) => code === 'unreviewed')
  expect(drafts.map(({ line, data }) => [line, data['language']])).toEqual([
    [4, undefined],
    [10, 'de'],
    [15, 'nl'],
  ])
})

test('a use whose page is gone, or has the image no longer, is obsolete where nothing took its place', async () => {
  const use = (page: string, target: string) =>
    ({ in: page, role: 'functional', target, alt: 'Our team', state: 'approved' }) as const
  const uses = [use('renamed.html', '/team'), use('gone.html', '/shop'), use('b.html', '/b'), use('a.html', '/gone')]
  const found = await findings({
    files: {
      'a.html': '<a href="/team"><img src="dog.jpg"></a><a href="/here"><img src="dog.jpg" alt="Here"></a>',
      'b.html': '<p>Nothing here any more.</p>',
      'dog.jpg': picture,
    },
    captions: { 'dog.jpg': { uses: [...uses] } },
  })
  expect(found.map(({ code, line, data }) => [code, line, data['page'], data['target']])).toEqual([
    ['obsolete', 15, 'gone.html', '/shop'],
    ['obsolete', 22, 'b.html', '/b'],
  ])
})

test('an entry is obsolete only where the whole site was looked at and could be read', async () => {
  const captions = { 'gone.jpg': { hash: `sha256-${'0'.repeat(32)}`, alt: 'Gone', state: 'approved' } } as const
  const site = { files: { 'a.html': '<img src="dog.jpg" alt="A dog">', 'dog.jpg': picture }, captions }
  const codes = async (example: Pick<Example, 'files' | 'captions'>, options?: AuditOptions) =>
    (await findings(example, options)).map(({ code }) => code)
  expect(await codes(site)).toEqual(['obsolete'])
  expect(await codes(site, { paths: ['a.html'] })).toEqual([])
  expect(await codes(site, { changed: new Set(['a.html']) })).toEqual([])
  expect(await codes({ ...site, files: { ...site.files, 'b.jsx': '<img' } })).toEqual(['source-unreadable'])
})
