import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Site, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

let site: Site
afterEach(() => site.remove())

describe('the same bytes', () => {
  test('at two paths are asked for once, and both get an entry', async () => {
    site = new Site({
      'alt-text.config.mjs': mockConfig(),
      'index.html': page(['a.png', 'copy/b.png', 'a.png']),
      'a.png': png(1),
      'copy/b.png': png(1),
    })
    expect((await site.run(['fill'])).out).toContain('1 drafted from pictures')
    expect(site.delivered()).toHaveLength(1)
    const { 'a.png': one, 'copy/b.png': other } = site.entries()
    expect(one?.alt).toBe(other?.alt)
    // A third copy, later: its words are there already.
    site.write({ 'index.html': page(['c.png']), 'c.png': png(1) })
    expect((await site.run(['fill'])).out).toContain('1 from copies of the same picture')
    expect(site.entries()['c.png']?.alt).toBe(one?.alt)
    expect(site.delivered()).toHaveLength(1)
  })

  test('under another name keep their words, and it is said which entry is left over', async () => {
    site = new Site({ 'alt-text.config.mjs': mockConfig(), 'index.html': page(['old.png']), 'old.png': png(1) })
    await site.run(['fill'])
    site.write({ 'index.html': page(['new.png']), 'new.png': png(1) })
    rmSync(join(site.root, 'old.png'))
    expect((await site.run(['fill'])).out).toMatch(/^new\.png: .* old\.png, which is gone; that entry is obsolete/m)
    const { 'old.png': before, 'new.png': after } = site.entries()
    expect(after).toEqual(before)
    const { out } = await site.run(['audit', '--format', 'json', '--rule', 'obsolete'])
    expect(JSON.parse(out)).toMatchObject({
      findings: [{ code: 'obsolete', data: { key: 'old.png', copy: 'new.png' } }],
    })
  })

  test('on pages in regions of one language are asked for once', async () => {
    site = new Site({
      'alt-text.config.mjs': mockConfig(),
      'index.html': page(['a.png']),
      'us.html': page(['a.png'], { lang: 'en-US' }),
      'gb.html': page(['a.png'], { lang: 'en-GB' }),
      'a.png': png(1),
    })
    await site.run(['fill'])
    expect(site.delivered()).toHaveLength(1)
    expect((await site.run(['audit'])).code).toBe(0)
  })
})

describe('an image that is the only content of a link', () => {
  const linked = (href: string) => `<a href="${href}"><img src="/arrow.png"></a>`

  test('gets words for the page behind the link, and never those of the pixels', async () => {
    site = new Site({
      'alt-text.config.mjs': mockConfig(),
      'index.html': `<html lang="en"><title>Home</title>${linked('/team.html')}${linked('guide/')}${linked('/prices')}<img src="/arrow.png">`,
      'team.html': '<title>Our team</title>',
      'app/pages/prices.vue': '<template><h1>What it costs</h1></template>',
      'guide/index.md': '---\ntitle: The guide\n---\n\n# Something else\n',
      'public/arrow.png': png(1),
    })
    const ran = await site.run(['fill'])
    expect(ran.out).toContain('1 drafted from pictures, 3 from where a link leads.')
    const entry = site.entries()['public/arrow.png']
    expect(entry?.alt).toMatch(/^Shape/)
    expect(entry?.uses).toEqual([
      { in: 'index.html', role: 'functional', target: '/prices', alt: 'What it costs', state: 'draft', by: 'page' },
      { in: 'index.html', role: 'functional', target: '/team.html', alt: 'Our team', state: 'draft', by: 'page' },
      { in: 'index.html', role: 'functional', target: 'guide/', alt: 'The guide', state: 'draft', by: 'page' },
    ])
    expect(await site.run(['audit'])).toMatchObject({ code: 0 })
  })

  test('is left to a person where nothing says where it leads, and the pixels are not asked', async () => {
    site = new Site({
      'alt-text.config.mjs': mockConfig(),
      'index.html': `<html lang="en"><title>Home</title>${linked('/p/4711')}<button><img src="/arrow.png"></button>`,
      'public/arrow.png': png(1),
    })
    const ran = await site.run(['fill'])
    expect(ran).toMatchObject({ code: 0 })
    expect(ran.out.match(/left to a person/g)).toHaveLength(2)
    expect(site.delivered()).toEqual([])
    expect(site.has('alt-text.json')).toBe(false)
  })
})

test('what carries nothing of its own is proposed as decorative, and not injected', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(),
    'index.html': '<html lang="en"><title>Home</title><a href="/team.html"><img src="/team.png">Our team</a>',
    'public/team.png': png(1),
  })
  expect((await site.run(['fill'])).out).toContain('1 proposed as decorative')
  expect(site.delivered()).toEqual([])
  expect(site.entries()['public/team.png']?.uses).toEqual([
    { in: 'index.html', role: 'redundant', state: 'draft', by: 'markup', proposes: 'decorative' },
  ])
  const { out, code } = await site.run(['audit', '--format', 'json'])
  expect(code).toBe(1)
  expect((JSON.parse(out) as { findings: { data: object }[] }).findings).toMatchObject([{ data: { why: 'proposed' } }])
})

test('a language that the backend does not write is not asked of it, and reported', async () => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(`limits: { languages: ['en'] }`),
    'index.html': page(['a.png', 'b.png']),
    'de.html': page(['a.png'], { lang: 'de' }),
    'docs/fr/seite.md': '![](../../b.png)',
    'a.png': png(1),
    'b.png': png(2),
  })
  const ran = await site.run(['fill'])
  expect(ran.code).toBe(1)
  expect(
    site
      .delivered()
      .map(({ key, language }) => `${key} ${language}`)
      .sort(),
  ).toEqual(['a.png en', 'b.png en'])
  expect(ran.out).toMatch(/^de\.html:5:5 {2}a\.png got no words\. mock: It cannot write de\.$/m)
  expect(ran.out).toMatch(/^docs\/fr\/seite\.md:1:1 {2}b\.png got no words\. mock: It cannot write fr\.$/m)
  expect(site.entries()['a.png']).toMatchObject({ alt: expect.any(String) })
  expect(site.entries()['a.png']?.languages).toBeUndefined()
})

describe('page text', () => {
  const text = '<html lang="en"><title>Secret plans</title><h1>Merger</h1><p>Before <img src="a.png"> after</p>'
  const echo = `limits: { context: true }, captions: ({ context }) => 'Context ' + (JSON.stringify(context).includes('Merger') ? 'given' : Object.keys(context).length)`

  test.each([
    ['is never passed on by default', '', 'Context 0'],
    ['is not passed on with `none`', `context: 'none'`, 'Context 0'],
    ['is passed on when the config says so', `context: 'page'`, 'Context given'],
  ])('%s', async (_, config, alt) => {
    site = new Site({ 'alt-text.config.mjs': mockConfig(echo, config), 'index.html': text, 'a.png': png(1) })
    await site.run(['fill'])
    expect(site.entries()['a.png']?.alt).toBe(alt)
  })

  test('does not reach a backend that makes no use of it', async () => {
    const deaf = echo.replace('context: true', 'context: false')
    site = new Site({ 'alt-text.config.mjs': mockConfig(deaf, `context: 'page'`), 'index.html': text, 'a.png': png(1) })
    await site.run(['fill'])
    expect(site.entries()['a.png']?.alt).toBe('Context 0')
  })
})
