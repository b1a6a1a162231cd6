import { afterEach, describe, expect, test } from 'vitest'
import { Site, mockConfig, page } from './site.ts'
import type { Files } from './site.ts'
import { hugePng, png } from './png.ts'

let site: Site
afterEach(() => site.remove())

interface Finding {
  code: string
  file: string
  line: number
  data: Record<string, unknown>
}

async function findings(): Promise<{ code: unknown; findings: Finding[]; err: string }> {
  const { code, out, err } = await site.run(['audit', '--format', 'json'])
  return { code, findings: (JSON.parse(out) as { findings: Finding[] }).findings, err }
}

const deep = 20_000

const sources: readonly (readonly [name: string, files: Files, file: string, error: string])[] = [
  ['Markdown nested thousands deep', { 'a.md': `${'> '.repeat(deep)}![](a.png)` }, 'a.md', 'SOURCE_TOO_DEEP'],
  [
    'JSX nested thousands deep',
    { 'a.jsx': `export const a = ${'<b>'.repeat(deep)}<img src="a.png"/>${'</b>'.repeat(deep)}` },
    'a.jsx',
    'SOURCE_TOO_DEEP',
  ],
  [
    'a source that its parser rejects',
    { 'a.tsx': 'export const a = 1\nexport const b = <img src="a.png" />>;;\n' },
    'a.tsx',
    'SOURCE_UNREADABLE',
  ],
  ['bytes that are no UTF-8', { 'a.md': Buffer.from([0x21, 0xff, 0xfe, 0x0a]) }, 'a.md', 'SOURCE_UNREADABLE'],
]

describe('a source that cannot be read is a finding, never "no images":', () => {
  test.each(sources)('%s', async (_, files, file, error) => {
    site = new Site({ ...files, 'alt-text.config.mjs': mockConfig(), 'good.html': page(['a.png']), 'a.png': png(1) })
    const audited = await findings()
    expect(audited.code).toBe(1)
    expect(audited.err).toBe('')
    expect(audited.findings).toContainEqual(
      expect.objectContaining({
        code: 'source-unreadable',
        file,
        line: expect.any(Number),
        data: expect.objectContaining({ error }),
      }),
    )
    const pretty = await site.run(['audit', '--rule', 'stale'])
    expect(pretty.code).toBe(1)
    expect(pretty.out).toMatch(new RegExp(`${file.replace('.', '\\.')}:\\d+:\\d+ `))

    // A fill does what it can, and says so.
    const filled = await site.run(['fill'])
    expect(filled.code).toBe(1)
    expect(filled.out).toContain('1 drafted from pictures')
    expect(filled.out.split('\n').filter((line) => line.startsWith(file))).toHaveLength(1)
    expect(site.read(file)).toBe(Buffer.from(files[file] as string).toString('utf8'))

    const explained = await site.run(['why', file])
    expect(explained.code).toBe(2)
    expect(explained.err).toMatch(new RegExp(`^${file.replace('.', '\\.')}`))
    expect(explained.err.trim().split('\n')).toHaveLength(1)
  })
})

test('HTML nested thousands deep is read or a finding, never "no images"', async () => {
  site = new Site({ 'a.html': `<p>\n${'<div>'.repeat(deep)}<img src="a.png">`, 'a.png': png(1) })
  const audited = await findings()
  expect(audited.code).toBe(1)
  expect(audited.findings).toEqual([
    expect.objectContaining({
      code: expect.stringMatching(/^(?:missing|source-unreadable)$/),
      file: 'a.html',
      line: 2,
    }),
  ])
})

/** How audit sees it (`why` of the finding), and what fill says. */
const images: readonly (readonly [name: string, files: Files, left: string, words: string])[] = [
  ['missing', {}, 'image-missing', 'looked at public/a.png'],
  ['empty', { 'public/a.png': '' }, 'image-unreadable', 'public/a.png: The file is empty (0 bytes)).'],
  [
    'text under another name',
    { 'public/a.png': '<p>404</p>' },
    'image-unreadable',
    'public/a.png: The file holds text',
  ],
  ['cut short', { 'public/a.png': png(1, 64).subarray(0, 60) }, 'unfilled', 'is damaged or cut short'],
  ['far too large', { 'public/a.png': hugePng() }, 'unfilled', 'too many pixels'],
]

describe('an image that cannot be used is named with its place:', () => {
  test.each(images)('%s', async (_, files, left, words) => {
    // An image larger than what the backend takes has to be decoded.
    const limits = 'limits: { longestEdge: 4 }'
    site = new Site({
      ...files,
      'alt-text.config.mjs': mockConfig(limits),
      'index.html': page(['/a.png', '/b.png']),
      'public/b.png': png(2),
    })
    const audited = await findings()
    expect(audited.code).toBe(1)
    expect(audited.findings[0]).toMatchObject({ code: 'missing', file: 'index.html', line: 5, data: { why: left } })
    const filled = await site.run(['fill'])
    expect(filled.code).toBe(left === 'unfilled' ? 1 : 0)
    const said = filled.out.split('\n').filter((line) => line.startsWith('index.html:5:5'))
    expect(said).toHaveLength(1)
    expect(said[0]).toContain(words)
    expect(Object.keys(site.entries())).toEqual(['public/b.png'])
  })
})
