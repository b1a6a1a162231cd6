import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { apply, createPipeline, resolveConfig } from '@alt-text/core'
import type { ApplyOptions, State } from '@alt-text/core'

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-apply-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function put(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), content)
}

async function site(
  sources: Record<string, string>,
  state: State,
  words?: string,
): Promise<Awaited<ReturnType<typeof createPipeline>>> {
  put('public/a.png', dot)
  for (const [path, text] of Object.entries(sources)) put(path, text)
  const pipeline = await createPipeline(resolveConfig({ publicDirs: ['public'] }, { root }))
  const look = await pipeline.look({ path: 'probe.html', language: 'html', text: '<img src="/a.png">' })
  const [resolution] = look.seen.map((it) => it.resolution)
  if (resolution?.kind !== 'file') throw new Error('The picture was not found.')
  const entry = { hash: resolution.image.hash, ...(words === undefined ? {} : { alt: words }), state }
  put('alt-text.json', JSON.stringify({ version: 1, images: { 'public/a.png': entry } }))
  return createPipeline(pipeline.config)
}

const words = 'A red "dot" & <more>'
const sources = {
  'page.html':
    '\uFEFF<!doctype html>\r\n<img src="/a.png">\r\n<img src="/a.png" alt="theirs"><img src="/a.png" alt=" ">\r\n',
  'doc.md': '# é 👩‍👩‍👧\n\n![](/a.png) and ![mine](/a.png)\n\n```\n![](/a.png)\n```\n',
  'App.tsx': 'export const App = () => <img src="/a.png" />\n',
}

async function run(pipeline: Awaited<ReturnType<typeof site>>, options: ApplyOptions = {}): Promise<string[]> {
  return (await apply(pipeline, options)).changed.map(({ file, images }) => `${file} ${images}`)
}

const text = (path: string) => readFileSync(join(root, path), 'utf8')

test('reviewed words go into the sources, and nothing else changes', async () => {
  const pipeline = await site(sources, 'edited', words)
  expect(await run(pipeline)).toEqual(['App.tsx 1', 'doc.md 1', 'page.html 1'])
  expect(text('page.html')).toBe(
    sources['page.html'].replace(
      '<img src="/a.png">',
      '<img alt="A red &quot;dot&quot; &amp; &lt;more&gt;" src="/a.png">',
    ),
  )
  expect(text('doc.md')).toBe(sources['doc.md'].replace('![]', '![A red "dot" \\& \\<more\\>]'))
  expect(text('App.tsx')).toContain('<img alt="A red &quot;dot&quot; &amp; &lt;more&gt;" src="/a.png" />')
  expect(await run(pipeline)).toEqual([])
  expect(readdirSync(root).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

test('--check tells and writes nothing', async () => {
  const pipeline = await site(sources, 'approved', words)
  expect(await run(pipeline, { check: true })).toEqual(['App.tsx 1', 'doc.md 1', 'page.html 1'])
  expect(text('page.html')).toBe(sources['page.html'])
})

test.each<[State, string | undefined]>([
  ['draft', words],
  ['rejected', undefined],
])('words that are %s stay where they are', async (state, alt) => {
  expect(await run(await site(sources, state, alt))).toEqual([])
  expect(text('page.html')).toBe(sources['page.html'])
})

test('a decorative image gets an empty alternative; Markdown has nothing to write', async () => {
  expect(await run(await site(sources, 'decorative'))).toEqual(['App.tsx 1', 'page.html 1'])
  expect(text('App.tsx')).toContain('<img alt="" src')
})

test('blank alternatives are written over only when asked to', async () => {
  const pipeline = await site(sources, 'edited', 'A dot')
  expect(await run(pipeline, { fixBlank: true })).toEqual(['App.tsx 1', 'doc.md 1', 'page.html 2'])
  expect(text('page.html')).toBe(
    '\uFEFF<!doctype html>\r\n<img alt="A dot" src="/a.png">\r\n<img src="/a.png" alt="theirs"><img src="/a.png" alt="A dot">\r\n',
  )
})

test.each(['\n', '\r\n\r\n# ', '\t', '\u2028', ' \u0000 '])('words with %j in them stay on one line', async (sign) => {
  const pipeline = await site(
    { 'doc.md': '# T ![](/a.png)\n', 'page.html': '<img src="/a.png">\n' },
    'edited',
    `one${sign}two`,
  )
  await run(pipeline)
  const [, rest = ''] = /one (.*)two/.exec(text('page.html')) ?? []
  expect(text('page.html')).toBe(`<img alt="one ${rest}two" src="/a.png">\n`)
  expect(text('doc.md')).toBe(`# T ![one ${rest}two](/a.png)\n`)
  expect(rest).toBe(sign.includes('#') ? '# ' : '')
})

test.each([
  ['![ ](/a.png)', '![A \\| dot](/a.png)'],
  ['![&nbsp;][a]\n\n[a]: /a.png', '![A \\| dot][a]\n\n[a]: /a.png'],
  ['| a |\n|---|\n| ![ ](/a.png) |', '| a |\n|---|\n| ![A \\| dot](/a.png) |'],
  ['| a |\n|---|\n| <img src="/a.png" alt=" "> |', '| a |\n|---|\n| <img src="/a.png" alt="A &#124; dot"> |'],
])('blank in Markdown: %j', async (written, expected) => {
  const pipeline = await site({ 'doc.md': `${written}\n` }, 'edited', 'A | dot')
  expect(await run(pipeline)).toEqual([])
  expect(await run(pipeline, { fixBlank: true })).toEqual(['doc.md 1'])
  expect(text('doc.md')).toBe(`${expected}\n`)
})

test('words for a picture that has changed since wait for someone to look', async () => {
  const pipeline = await site(sources, 'approved', words)
  put('public/a.png', Buffer.concat([dot, Buffer.from('more')]))
  pipeline.resolver.forget()
  expect(await apply(pipeline)).toMatchObject({ changed: [], waiting: { drafts: 0, stale: 3 } })
})

test('drafts wait for a review, and are counted', async () => {
  const pipeline = await site(sources, 'draft', words)
  expect(await apply(pipeline)).toMatchObject({ changed: [], waiting: { drafts: 3, stale: 0 } })
})

test('a source that cannot be read is told, and the others are written', async () => {
  const pipeline = await site({ ...sources, 'Bad.tsx': 'const x = <img src="/a.png" />>>' }, 'edited', words)
  const report = await apply(pipeline)
  expect(report.unreadable.map(({ code, place }) => `${code} ${place?.file}:${place?.line}`)).toEqual([
    'SOURCE_UNREADABLE Bad.tsx:1',
  ])
  expect(report.changed).toHaveLength(3)
})
