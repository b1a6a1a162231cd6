import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import MarkdownIt from 'markdown-it'
import { afterEach, describe, expect, test } from 'vitest'
import { build } from 'vite'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import type { AuditReport, Config } from '@alt-text/core'
import { png } from '../cli/png.ts'
import { folderOf, remove } from './site.ts'

afterEach(remove)

type Site = Parameters<typeof folderOf>[0]

function write(root: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

async function run(
  root: string,
  paths: string[],
  { config = {}, cwd = root }: { config?: Config; cwd?: string } = {},
): Promise<AuditReport> {
  return audit(await createPipeline(resolveConfig(config, { root })), { paths, cwd })
}

const told = ({ findings }: AuditReport) =>
  findings.map(({ file, code, data }) => [file, code, data['why'] ?? ''].join(' ').trim())

/** A picture under the name that a bundler gives it. */
function hashed(name: string, bytes: Buffer): string {
  return `assets/${name}-${createHash('sha256').update(bytes).digest('base64url').slice(0, 8)}.png`
}

/** Pages that a Markdown compiler made, beside pictures under hashed names. */
function compiled(site: Site, pages: Readonly<Record<string, string>>): string {
  const root = folderOf(site)
  for (const [source, page] of Object.entries(pages)) {
    const html = new MarkdownIt({ html: true }).render(site.files[source] as string)
    const addressed = html.replaceAll(
      /src="[^"]*?(\w+)\.png"/g,
      (_, name: string) => `src="/${hashed(name, png(name.length))}"`,
    )
    write(root, { [page]: `<!doctype html>\n<html lang="en"><title>Page</title>\n${addressed}</html>\n` })
  }
  for (const path of Object.keys(site.files).filter((it) => it.endsWith('.png'))) {
    const name = /(\w+)\.png$/.exec(path)?.[1] as string
    write(root, { [path]: png(name.length), [`dist/${hashed(name, png(name.length))}`]: png(name.length) })
  }
  return root
}

describe('an alt="" that a compiler made of Markdown', () => {
  const guide =
    '# Guide\n\n![](img/dog.png)\n\n<img src="img/line.png" alt="">\n\n<!-- alt-text: decorative -->\n![](img/wave.png)\n'
  const files = {
    'docs/guide.md': guide,
    'docs/img/dog.png': 'picture',
    'docs/img/line.png': 'picture',
    'docs/img/wave.png': 'picture',
  }
  // `markdown-it` knows nothing of comments: all three are `alt=""` in the page.

  test('is none where the sources are at hand, and says where they are', async () => {
    const root = compiled(
      { files: { ...files, 'docs/img/wave.png': 'picture' } },
      { 'docs/guide.md': 'dist/guide/index.html' },
    )
    const report = await run(root, ['dist'])
    expect(told(report)).toEqual(['dist/guide/index.html missing markdown-empty'])
    expect(report.findings[0]).toMatchObject({ severity: 'error', data: { writtenIn: 'docs/guide.md:3' } })
    expect(report.files).toBe(1)
  })

  test('is a decision where they are not, or where somebody decided', async () => {
    const root = compiled({ files }, { 'docs/guide.md': 'dist/guide/index.html' })
    expect(told(await run(root, ['dist'], { config: { exclude: 'docs/**' } }))).toEqual([])
    expect(told(await run(root, ['dist'], { config: { decorative: '**/dog.png' } }))).toEqual([])
  })

  test('of a picture that is decorative elsewhere is judged by the source of its page', async () => {
    const other = '# Other\n\n<img src="../docs/img/dog.png" alt="">\n'
    const root = compiled(
      { files: { ...files, 'blog/other.md': other } },
      { 'docs/guide.md': 'dist/docs/guide.html', 'blog/other.md': 'dist/blog/other.html' },
    )
    expect(told(await run(root, ['dist']))).toEqual(['dist/docs/guide.html missing markdown-empty'])
  })
})

describe('a page that Vite built', () => {
  const bytes = [png(1), png(2), png(3)] as const
  async function built(captions: Site['captions']): Promise<string> {
    const images = '<img src="./img/one.png"><img src="./img/two.png" alt="image of two"><img src="./img/three.png">'
    const root = folderOf({
      files: { 'index.html': `<!doctype html>\n<html lang="en"><title>Shop</title>${images}</html>` },
    })
    write(root, { 'img/one.png': bytes[0], 'img/two.png': bytes[1], 'img/three.png': bytes[2] })
    const hash = (index: 0 | 2) => `sha256-${createHash('sha256').update(bytes[index]).digest('hex').slice(0, 32)}`
    const entries = {
      'img/one.png': { hash: hash(0), alt: 'One', state: 'approved' },
      'img/three.png': { hash: hash(2), state: 'rejected', alt: 'No' },
    }
    write(root, { 'alt-text.json': JSON.stringify({ version: 1, images: { ...entries, ...captions } }) })
    await build({ root, logLevel: 'silent', build: { assetsInlineLimit: 0 } })
    return root
  }

  test('is known by the bytes of its pictures: words that were not put in, words that were rejected', async () => {
    const root = await built({})
    const report = await run(root, ['dist'])
    expect(told(report)).toEqual([
      'dist/index.html missing not-injected',
      'dist/index.html redundant-words',
      'dist/index.html missing rejected',
    ])
    const source = report.seen[0]?.occurrence.source
    const address = source?.kind === 'address' ? source.value : ''
    expect(address).toMatch(/^\/assets\/one-/)
    expect(report.findings[0]?.data['key']).toBe('img/one.png')
    // The sources have the same page, and words for it.
    expect(told(await run(root, ['index.html']))).toEqual(['index.html redundant-words', 'index.html missing rejected'])
    // Both at once, a page by name, from within, under a base path.
    expect((await run(root, ['index.html', 'dist'])).files).toBe(2)
    expect((await run(root, ['dist/index.html'])).files).toBe(1)
    expect((await run(root, ['.'], { cwd: join(root, 'dist') })).files).toBe(1)
    write(root, { 'dist/sub.html': `<title>Sub</title><img src="/shop${address}">` })
    expect(told(await run(root, ['dist/sub.html'], { config: { base: '/shop/' } }))).toEqual([
      'dist/sub.html missing not-injected',
    ])
  })
})

test('output without a page is no clean site', async () => {
  const root = folderOf({ files: { 'index.html': '<img src="a.png" alt="A">', 'dist/app.js': '' } })
  await expect(run(root, ['dist'])).rejects.toMatchObject({ code: 'USAGE' })
  await expect(run(root, ['dist/app.js'])).rejects.toMatchObject({ code: 'USAGE' })
  await expect(run(root, ['build'])).rejects.toMatchObject({ code: 'USAGE' })
})
