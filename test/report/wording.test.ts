import { afterAll, expect, test } from 'vitest'
import { shortSource, wordFinding } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { reported } from './site.ts'

afterAll(remove)

async function told(html: string, name = 'index.html') {
  const { report } = await reported({ files: { [name]: html } })
  return report.findings.map((finding) => ({ ...finding, ...wordFinding(finding), shown: shortSource(finding.image) }))
}

test.each([
  ['<a href="/"><img src="a.png"></a>', /link\b(?! or)/, /leads/],
  ['<button><img src="a.png"></button>', /of a button/, /does/],
  ['<details><summary><img src="a.png"></summary>x</details>', /summary/, /opens/],
  ['<input type="image" src="a.png">', /image button/, /does/],
  ['<map name="m"><area href="/"></map>', /area/, /leads/],
  ['<img src="a.png" role="button" tabindex="0">', /itself/, /does/],
])('what has no name is called what it is: %s', async (html, what, mend) => {
  const found = (await told(html)).find(({ code }) => code !== 'image-missing')
  expect(found?.what).toMatch(what)
  expect(found?.mend).toMatch(mend)
})

test.each([
  '<object data="a.svg"></object>',
  '<object data="a.svg" title="A chart"></object>',
  '<svg role="img" aria-label=""></svg>',
  '<span role="img" title="A chart"></span>',
  '<embed src="a.svg" role="img">',
])('nobody is sent to an alt where there is none: %s', async (html) => {
  const found = (await told(html)).filter(({ code }) => code !== 'image-missing')
  expect(found).toHaveLength(1)
  expect(found[0]?.mend).toContain('aria-label')
  expect(found[0]?.mend).not.toContain('`alt`')
})

test('an image outside of the site is not sent to the public folders', async () => {
  const found = await told('<img src="../shared/a.png"><img src="../shared/b.png" alt="A dog"><img src="c.png" alt="">')
  expect(found.map(({ code, mend }) => [code, mend.includes('`roots`'), mend.includes('`publicDirs`')])).toEqual([
    ['missing', true, false],
    ['image-missing', true, false],
    ['image-missing', false, true],
  ])
})

test('template tags are shown as they are written', async () => {
  const found = await told(
    '<img src="{{ photo | url }}">\n<img src="/a/{% if x %}b{% endif %}.png">\n<img :src="b">',
    'a.njk',
  )
  expect(found.map(({ shown }) => shown)).toEqual(['{{ photo | url }}', '/a/{% if x %}b{% endif %}.png', '{b}'])
  expect(JSON.stringify(found)).not.toContain('\uFFFC')
})
