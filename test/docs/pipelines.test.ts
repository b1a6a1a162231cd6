import { join } from 'node:path'
import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'
import MarkdownIt from 'markdown-it'
import { describe, expect, test, vi } from 'vitest'
import { ready } from '@alt-text/docs'
import markdownItAltText from '@alt-text/docs/markdown-it'
import { pipelines, readPage } from './pipelines.ts'
import type { Pipeline } from './pipelines.ts'
import { oddWords, pipelineSite, writeCaptions } from './site.ts'

const boat = 'Ein rotes Boot'
const harbour = 'Der Hafen am Morgen'

/** By the mark behind an image's address; an empty text is `alt=""`, `null` no attribute at all. */
const expected: Readonly<Record<string, Record<string, string | null>>> = {
  'page.md': {
    plain: boat,
    blank: ' ',
    kept: 'ein Mensch schrieb das',
    again: boat,
    reference: harbour,
    inline: boat,
    empty: '',
    quoted: harbour,
    listed: boat,
    cell: oddWords,
    rawcell: oddWords,
    linked: 'Unser Team',
    alone: 'Ein Anker',
    marked: '',
    decorative: '',
    rawdecorative: '',
    rejected: '',
    remote: '',
    lost: '',
    public: 'Aus dem öffentlichen Ordner',
    alias: harbour,
    footnote: boat,
    english: 'A red boat',
  },
  'page.mdx': {
    exported: boat,
    plain: boat,
    inline: boat,
    empty: '',
    kept: 'kept',
    reference: harbour,
    flow: harbour,
    expression: boat,
    linked: 'Unser Team',
    marked: '',
    decorative: '',
    odd: oddWords,
    spread: null,
  },
  'page.html': {
    plain: boat,
    empty: '',
    kept: 'kept',
    blank: ' ',
    lines: harbour,
    linked: 'Unser Team',
    decorative: '',
    odd: oddWords,
    rejected: null,
    template: boat,
    english: 'A red boat',
  },
}

/** What stands before the text, and how its lines end. */
const forms: Readonly<Record<string, (text: string) => string>> = {
  'as written': (text) => text,
  'with CRLF': (text) => text.replaceAll('\n', '\r\n'),
  'with a byte order mark': (text) => `\uFEFF${text}`,
}

describe.each(Object.entries(pipelines))('%s', (_, { page, render }) => {
  test.each(Object.entries(forms))('puts every word in, %s', async (_, form) => {
    const root = pipelineSite()
    const path = join(root, 'docs', page)
    const html = await render(path, form(readPage(path)), { root, mode: 'frozen' })
    expect(alternatives(html)).toEqual(expected[page])
  })
})

describe('every pipeline', () => {
  const [markdown, mdx] = [pipelines['remark, raw HTML parsed'], pipelines['satteri on MDX']] as Pipeline[]
  const changed = { 'docs/img/harbour.svg': { alt: 'Ein anderer Hafen' } }

  test('says another digest once words have changed', async () => {
    const root = pipelineSite()
    const before = await ready({ root, mode: 'frozen' })
    writeCaptions(root, changed)
    const after = await ready({ root, mode: 'frozen' })
    expect(after.digest).toMatch(/^[0-9a-f]{32}$/)
    expect(after.digest).not.toBe(before.digest)
  })

  test('shows new words in a dev server', async () => {
    const root = pipelineSite()
    const path = join(root, 'docs/page.md')
    vi.stubEnv('NODE_ENV', 'development')
    const render = async (): Promise<unknown> =>
      alternatives((await markdown?.render(path, readPage(path), { root })) ?? '')['reference']
    expect(await render()).toBe(harbour)
    writeCaptions(root, changed)
    expect(await render()).toBe('Ein anderer Hafen')
    vi.unstubAllEnvs()
  })

  test('fails where every image must have words', async () => {
    const root = pipelineSite({ 'docs/img/harbour.svg': { state: 'rejected' } })
    for (const pipeline of [markdown, mdx]) {
      const path = join(root, 'docs', pipeline?.page ?? '')
      const rendered = pipeline?.render(path, readPage(path), { root, mode: 'frozen', onMissing: 'error' })
      await expect(rendered).rejects.toMatchObject({
        code: 'MISSING_ALTERNATIVES',
        place: { file: `docs/${pipeline?.page}` },
      })
    }
  })

  test('does nothing when it is off', async () => {
    const root = pipelineSite()
    const path = join(root, 'docs/page.mdx')
    const html = await mdx?.render(path, readPage(path), { root, mode: 'off' })
    expect(alternatives(html ?? '')).toMatchObject({ plain: '', inline: null, kept: 'kept' })
  })

  test('leaves alone what `include` leaves out', async () => {
    const root = pipelineSite()
    const path = join(root, 'docs/page.md')
    const html = await markdown?.render(path, readPage(path), { root, mode: 'frozen', include: 'other/**' })
    expect(alternatives(html ?? '')).toMatchObject({ plain: '', inline: null })
  })
})

describe('markdown-it', () => {
  test('says that it cannot wait', () => {
    const root = pipelineSite()
    const use = (): unknown => new MarkdownIt().use(markdownItAltText, { root })
    expect(use).toThrow(expect.objectContaining({ code: 'USAGE' }))
  })

  test('puts nothing into tags that are shown as text', async () => {
    const root = pipelineSite()
    const markdown = new MarkdownIt().use(markdownItAltText, await ready({ root, mode: 'frozen' }))
    const html = markdown.render('![](img/boat.svg) <img src="img/boat.svg">', { path: join(root, 'docs/a.md') })
    expect(html).toBe('<p><img src="img/boat.svg" alt="A red boat"> &lt;img src=&quot;img/boat.svg&quot;&gt;</p>\n')
  })
})

function alternatives(html: string): Record<string, string | null> {
  const found: Record<string, string | null> = {}
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === 'img') {
      const valueOf = (name: string): string | null => node.attrs.find((it) => it.name === name)?.value ?? null
      const mark = /\?(\w+)$/.exec(valueOf('src') ?? '')?.[1] ?? 'unmarked'
      if (mark in found) found[`${mark} again`] = valueOf('alt')
      else found[mark] = valueOf('alt')
    }
    if ('content' in node) walk(node.content)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}
