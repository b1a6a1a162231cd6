import { afterAll, beforeAll, expect, test } from 'vitest'
import { Site, mockConfig } from './site.ts'
import { png } from './png.ts'

let site: Site
beforeAll(async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig('', `alias: { '@': 'src' }, decorative: 'public/line.png'`),
    'index.html': `<html lang="en">
<title>Home</title>
<h1>Welcome</h1>
<img src="/dog.png">
<a href="/team.html"><img src="/icon.png"></a>
<a href="/team.html"><img src="/icon.png"> Our team</a>
<img src="/dog.png" alt="A dog that someone described">
<img src="/line.png">
<img src="/gone.png">
<img src="/empty.png">
<img src="https://example.com/far.png">
<img src="../../../etc/passwd.png">
`,
    'team.html': '<html lang="en"><title>Our team</title>',
    'src/view.jsx': `import cat from '@/cat.png'
export const View = ({ url }) => (
  <>
    <img src={cat} />
    <img src={url} />
    <img src={cat} alt="" aria-hidden="true" />
  </>
)
`,
    'src/cat.png': png(2),
    'public/dog.png': png(1),
    'public/icon.png': png(3),
    'public/line.png': png(4),
    'public/empty.png': '',
    'docs/deutsch.md': '---\nlang: de\n---\n\n![](../public/dog.png)\n',
  })
  await site.run(['fill'])
})
afterAll(() => site.remove())

/** What is said of one image, by label. */
async function explained(target: string, cwd?: string): Promise<Record<string, string>[]> {
  const { code, out, err } = await site.run(['why', target], { cwd })
  expect({ code, err }).toEqual({ code: 0, err: '' })
  return out
    .trim()
    .split('\n\n')
    .map((block) => {
      const [head = '', ...rows] = block.split('\n')
      return { head, ...Object.fromEntries(rows.map((row) => [row.slice(2, 12).trim(), row.slice(13)])) }
    })
}

test.each<[target: string, rows: Record<string, RegExp>]>([
  [
    'index.html:4',
    {
      head: /^index\.html:4:1 {2}\/dog\.png$/,
      found: /^img, html$/,
      judged: /^missing \(no-alt\)$/,
      role: /^informative \(.+\), so: caption$/,
      language: /^en$/,
      around: /title "Home"/,
      resolved: /^public\/dog\.png \(public\), image\/png, sha256-[\da-f]{32}$/,
      recalled: /^"Shape \w+ in one colour", draft, by mock, from public\/dog\.png$/,
    },
  ],
  [
    'index.html:5',
    {
      role: /^functional \(only-content-of-link\), so: destination/,
      recalled:
        /^"Our team", draft, by page, from public\/icon\.png, for its use in index\.html \(functional, to \/team\.html\)$/,
    },
  ],
  ['index.html:6', { role: /^redundant \(.+\), so: propose-empty/, recalled: /^no words \(proposed\): / }],
  ['index.html:7', { judged: /^described .*alt "A dog that someone described"/, recalled: /^nothing to do$/ }],
  ['index.html:8', { recalled: /^alt="", it is decorative/ }],
  [
    'index.html:9',
    {
      resolved: /^not found; looked at public\/gone\.png/,
      recalled: /^no words \(image-missing\): .*looked at public\/gone\.png/,
    },
  ],
  [
    'index.html:10',
    { resolved: /^public\/empty\.png: The file is empty/, recalled: /^no words \(image-unreadable\): / },
  ],
  [
    'index.html:11',
    { resolved: /^https:\/\/example\.com\/far\.png is on another host$/, recalled: /^no words \(remote\): / },
  ],
  ['index.html:12', { resolved: /^not found; .*outside the allowed folders/ }],
  ['src/view.jsx:4', { found: /^img, jsx$/, resolved: /^src\/cat\.png \(alias\)/ }],
  [
    'src/view.jsx:5',
    { head: /\{url\}/, resolved: /^only known at run time$/, recalled: /^no words \(dynamic-source\): / },
  ],
  ['src/view.jsx:6', { judged: /^(?:decorative|hidden) /, role: /^none \(decided\), so: nothing$/ }],
  [
    'docs/deutsch.md:5',
    { found: /^markdown, markdown$/, language: /^de$/, resolved: /^public\/dog\.png \(relative\)/ },
  ],
])('%s is explained step by step', async (target, rows) => {
  const [first] = await explained(target)
  for (const [label, words] of Object.entries(rows)) expect(first?.[label], label).toMatch(words)
})

test('an image is explained in every place where it stands, also one that cannot be used', async () => {
  expect((await explained('public/dog.png')).map(({ head }) => head)).toEqual([
    'docs/deutsch.md:5:1  ../public/dog.png',
    'index.html:4:1  /dog.png',
    'index.html:7:1  /dog.png',
  ])
  expect(await explained('dog.png', 'public')).toHaveLength(3)
  expect(await explained('./public/dog.png')).toHaveLength(3)
  expect(await explained('public/gone.png')).toHaveLength(1)
  expect(await explained('public/empty.png')).toHaveLength(1)
  expect(await explained('https://example.com/far.png')).toHaveLength(1)
})

test('an image is found by its address as it is written', async () => {
  expect((await site.run(['why', '/dog.png'])).out.match(/^\S+:\d+:\d+/gm)).toEqual([
    'index.html:4:1',
    'index.html:7:1',
  ])
  expect((await site.run(['why', '@/cat.png'])).out.match(/^\S+:\d+:\d+/gm)).toHaveLength(2)
})

test('a source is explained whole, and by line and column, from any folder', async () => {
  expect(await explained('index.html')).toHaveLength(9)
  expect(await explained('view.jsx:4:5', 'src')).toHaveLength(1)
})

test('nothing is written', async () => {
  const before = site.tree()
  await explained('index.html')
  expect(site.tree()).toEqual(before)
})

test('an address in what a page of VitePress includes counts from that page, where nothing is beside it', async () => {
  const book = new Site({
    'alt-text.config.mjs': mockConfig('', `publicDirs: ['docs/public']`),
    'docs/.vitepress/config.mjs': 'export default {}',
    'docs/guide/index.md': '<!--@include: ./parts/outer.md{2,}-->\n<!-- @include: @/shared/notes.md#one -->\n',
    'docs/guide/parts/outer.md': '\n<!--@include: ./inner.md-->\n',
    'docs/guide/parts/inner.md': '![](./img/map.png)\n\n![](./own.png)\n\n![](/gone.png)\n',
    'docs/shared/notes.md': '![](img/map.png)\n\n![](img/nowhere.png)\n',
    'docs/guide/img/map.png': png(1),
    'docs/guide/parts/own.png': png(2),
    'docs/guide/own.png': png(3),
  })
  const inner = await book.run(['why', 'docs/guide/parts/inner.md'])
  expect(inner.out).toContain('docs/guide/img/map.png (included)')
  expect(inner.out).toContain('docs/guide/parts/own.png (relative)')
  const notes = await book.run(['why', 'docs/shared/notes.md'])
  expect(notes.out).toContain('docs/guide/img/map.png (included)')
  expect(notes.out.match(/\(included\)/g)).toHaveLength(1)
  book.remove()
})
