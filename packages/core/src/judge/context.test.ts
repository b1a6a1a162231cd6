import { describe, expect, test } from 'vitest'
import type { Context } from '../occurrence.ts'
import { scanSource } from '../scan-source.ts'
import { languageOf as sourceLanguage } from '../source.ts'

async function contextsOf(text: string, path = 'page.html'): Promise<Context[]> {
  const found = await scanSource({ path, language: sourceLanguage(path) ?? 'html', text })
  return found.map(({ context }) => context)
}

async function each(text: string, key: keyof Context, path?: string): Promise<(string | undefined)[]> {
  return (await contextsOf(text, path)).map((context) => context[key])
}

const img = '<img src="a.jpg">'

describe('heading', () => {
  test.each([
    [
      'of the card, after the image',
      `<h1>All</h1><div><div>${img}<h3>One</h3></div><div>${img}<h3>Two</h3></div></div>`,
      ['One', 'Two'],
    ],
    [
      'of the section that has one',
      `<section><h2>Boats</h2><ul><li>${img}</li></ul></section><section><h2>Nets</h2>${img}</section>`,
      ['Boats', 'Nets'],
    ],
    ['the last before, in a flat page', `<h2>A</h2>${img}<h2>B</h2><p>${img}</p>`, ['A', 'B']],
    ['before rather than after in one block', `<div><h2>A</h2>${img}<h3>B</h3></div>`, ['A']],
    ['the heading that the image is in', `<h1>Top</h1><h2>${img} Radio</h2>`, ['Radio']],
    ['after, where nothing is before', `<main>${img}<h1>Sail</h1></main>`, ['Sail']],
    ['by role', `<div role="heading" aria-level="2">Role</div>${img}`, ['Role']],
    ['not a hidden one', `<h2>Seen</h2><h3 hidden>Unseen</h3>${img}`, ['Seen']],
    ['not one without words', `<h2>Words</h2><h3><img src="b.png" alt=""></h3>${img}`, ['Words', 'Words']],
    [
      'with the alternative of its image left out',
      `<h2><img src="b.png" alt="Logo"> Shop</h2>${img}`,
      ['Shop', 'Shop'],
    ],
    ['none', `<p>${img}</p>`, [undefined]],
  ])('%s', async (_, text, expected) => expect(await each(text, 'heading')).toEqual(expected))

  test('of Markdown sections', async () => {
    expect(await each('# T\n\n![](a.png)\n\n## *Second* one\n\n> ![](b.png)\n', 'heading', 'a.md')).toEqual([
      'T',
      'Second one',
    ])
  })
})

describe('title', () => {
  test.each([
    ['<head><title>Salt</title></head><h1>Pans</h1>' + img, 'page.html', 'Salt'],
    [`<h2>Two</h2><h1>One</h1>${img}`, 'page.html', 'One'],
    ['<svg><title>Drawing</title></svg>' + img, 'page.html', undefined],
    ['---\ntitle: "From front matter"\n---\n\n# H\n\n![](a.png)\n', 'a.md', 'From front matter'],
    [`---\nlayout: page\ntitle: Salt\n---\n<h2>Two</h2>${img}`, 'page.html', 'Salt'],
  ])('%s', async (text, path, expected) => expect((await each(text, 'title', path)).at(-1)).toBe(expected))
})

describe('caption', () => {
  test.each([
    ['figcaption', `<figure>${img}<figcaption>Low <b>tide</b></figcaption></figure>`, 'page.html', ['Low tide']],
    [
      'the nearest figcaption',
      `<figure><figcaption>All</figcaption><figure>${img}<figcaption>One</figcaption></figure>${img}</figure>`,
      'page.html',
      ['One', 'All'],
    ],
    ['WordPress', `<div class="wp-caption">${img}<p class="wp-caption-text">Press</p></div>`, 'page.html', ['Press']],
    ['emphasised next paragraph', '![](a.png)\n\n*Cast on.*\n\nText.', 'a.md', ['Cast on.']],
    ['emphasised line of the paragraph', '![](a.png)\n_One_\n![](b.png)\n**Two**', 'a.md', ['One', 'Two']],
    ['of a linked image', '[![](a.png)](b)\n\n*Linked.*', 'a.md', ['Linked.']],
    ['emphasis within a line is none', '![](a.png) *not* a caption', 'a.md', [undefined]],
    ['emphasis within a next paragraph is none', '![](a.png)\n\n*Never* do this.', 'a.md', [undefined]],
  ])('%s', async (_, text, path, expected) => expect(await each(text, 'caption', path)).toEqual(expected))
})

describe('language', () => {
  test.each([
    [`---\nlang: de\n---\n${img}`, 'page.njk', ['de']],
    [`+++\r\nlang = "fr"\r\n+++\r\n${img}`, 'page.html', ['fr']],
    [`---\n---\n<p lang="it">${img}</p>`, 'page.liquid', ['it']],

    ['<html lang="fr"><div lang="pt-br">' + img + '</div>' + img, 'page.html', ['pt-BR', 'fr']],
    ['<html xml:lang="sv">' + img, 'page.html', ['sv']],
    ['<html lang="en"><div lang="">' + img + '</div>', 'page.html', [undefined]],
    ['<html lang="english">' + img, 'page.html', [undefined]],
    ['---\nlocale: pt_BR\n---\n\n![](a.png)', 'a.md', ['pt-BR']],
    ['---\nlanguage: nl\n---\n\n<div lang="de">\n\n![](a.png)\n\n</div>', 'de/a.md', ['de']],
    ['![](a.png)', 'i18n/fr/docs/a.md', ['fr']],
    ['![](a.png)', 'content/pt-BR/a.md', ['pt-BR']],
    ['![](a.png)', 'src/content/docs/ja/a.md', ['ja']],
    ['![](a.png)', 'docs/it/a.md', ['it']],
    ['![](a.png)', 'docs/a.zh-Hans.md', ['zh-Hans']],
    ['![](a.png)', 'README.de.md', ['de']],
    ['![](a.png)', 'README-zh_CN.md', ['zh-CN']],
    ['![](a.png)', 'locales/da.md', ['da']],
    ['![](a.png)', 'js/sh/vendor/id/my-post.md', [undefined]],
    ['![](a.png)', 'posts/what-is.new.md', [undefined]],
  ])('%s in %s', async (text, path, expected) => expect(await each(text, 'language', path)).toEqual(expected))

  test('bound at run time: only the path tells', async () => {
    const text = 'export default () => <html lang="en"><div lang={lang}><img src="/a.png" /></div></html>'
    expect(await each(text, 'language', 'app/page.jsx')).toEqual([undefined])
    expect(await each(text, 'language', 'app/fr/page.jsx')).toEqual(['fr'])
  })
})

describe('link', () => {
  test.each([
    [`<a href="/a?b=1&amp;c">${img} Go <b>there</b></a>`, 'page.html', { link: '/a?b=1&c', linkText: 'Go there' }],
    [`<a name="x">${img}</a>`, 'page.html', {}],
    ['<map><area href="/north"></map>', 'page.html', { link: '/north' }],
    [
      "import L from 'next/link'\nexport const A = () => <L href='/x'><a><img src='/a.png' /></a></L>",
      'a.jsx',
      { link: '/x' },
    ],
    ['[![](a.png) text][r]\n\n[r]: /r "T"', 'a.md', { link: '/r', linkText: 'text' }],
  ])('%s', async (text, path, expected) => {
    const [context] = await contextsOf(text, path)
    expect({ link: context?.link, linkText: context?.linkText }).toEqual({
      link: undefined,
      linkText: undefined,
      ...expected,
    })
  })
})

describe('words around', () => {
  test('of the same block, cut at words', async () => {
    const long = 'word '.repeat(200)
    const [context] = await contextsOf(`<p>First. ${long}<b>near</b> ${img} after <i>it</i>. ${long}</p><p>Other.</p>`)
    expect(context?.before).toMatch(/^word word .* near$/)
    expect(context?.after).toMatch(/^after it\. word .*word$/)
    expect(context?.before?.length).toBeLessThanOrEqual(300)
    expect(context?.after?.length).toBeLessThanOrEqual(300)
  })

  test('of the nearest blocks, where the image stands alone in its own', async () => {
    const [context] = await contextsOf('# H\n\nBefore it.\n\n![](a.png)\n\n- After it.\n', 'a.md')
    expect(context).toMatchObject({ before: 'Before it.', after: 'After it.' })
  })

  test('never past a heading, never hidden words', async () => {
    const [context] = await contextsOf(`<p>Far.</p><h2>H</h2><p>${img}<span hidden>secret</span></p>`)
    expect(context).toEqual({ heading: 'H' })
  })
})
