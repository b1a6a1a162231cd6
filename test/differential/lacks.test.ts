import { readFileSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { languageOf, scanSource } from '@alt-text/core'
import type { Language } from '@alt-text/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sift } from '../../packages/core/src/scan-source.ts'
import { endings } from '../hostile/endings.ts'

/** What the bytes alone say against what parser and judge find: `lacking` may be wrong in one direction only. */
async function disagreement(path: string, language: Language, text: string): Promise<string | undefined> {
  const bytes = Buffer.from(text).toString('latin1')
  if (sift({ language, bytes }) === 'open') return undefined
  const found = await scanSource({ path, language, text }).catch(() => [])
  const missed = found.find(({ verdict }) => verdict === 'missing')
  return missed && `${path}:${missed.line}: ${text.slice(missed.range.start, missed.range.end)}`
}

const fixtures = readdirSync('test/fixtures', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && languageOf(entry.name) !== undefined)
  .map((entry) => relative('.', join(entry.parentPath, entry.name)))

test('no image of a fixture that lacks an alternative is passed over', async () => {
  expect(fixtures.length).toBeGreaterThan(50)
  const found = await Promise.all(
    fixtures.map((path) => disagreement(path, languageOf(path) as Language, readFileSync(path, 'utf8'))),
  )
  expect(found.filter((it) => it !== undefined)).toEqual([])
})

const plain = [
  ...['src="a.png"', "src='a.png'", 'alt="A dog"', "alt='A dog'", 'alt=""', "alt=''", 'alt', 'alt=" "', 'alt="&nbsp;"'],
  ...['alt="\u00A0"', 'alt="\u3000"', 'alt="Hund ä"', 'alt="犬"', 'alt="&#32;"', 'Alt="A"', 'data-alt="A dog"', '\n'],
  ...['alt="\u200B"', 'alt="\u034F\uFEFF"', 'alt="\u061C \u00AD"', 'alt="\u{E0001}\u2060"', 'alt="&shy;&#8203;"'],
  ...['title="alt=\'A dog\'"', 'role="presentation"', 'role="img"', 'role="button"', 'tabIndex="0"', 'width="320"'],
  ...['type="image"', 'type="&#105;mage"', 'type="text"', 'aria-label="x"', 'aria-hidden="true"', 'className="a>b"'],
]
const code = [
  ...[
    'src={a}',
    'src={`/${a}.png`}',
    'alt={undefined}',
    "alt={' '}",
    "alt={'A dog'}",
    'alt={a}',
    'alt={b}',
    'width={3}',
  ],
  ...[
    '{...a}',
    'title={"alt=\'A dog\'"}',
    'title={a ? "}" : \'alt="A dog"\'}',
    'role={c}',
    'role={d}',
    "role={d ? 'tab' : 'img'}",
    "role={'i' + g}",
    'role={`i${g}`}',
    'alt={d.alt}',
    "alt={d || ''}",
    'alt={d(b)}',
    'alt={h}',
    'alt={b.length}',
    'alt={import.meta.env.BASE_URL}',
    'type={d}',
    "type={`${'ima'}${'ge'}`}",
    'type={a}',
    'type={"image"}',
  ],
]
const bound = [':alt="d.alt"', ':alt="d || b"', ':alt', ':alt="h"', 'v-bind="d"', ':role="d"', ':type="d"', ':is="d"']
const unquoted = ['src=a.png', 'alt=dog', 'type=image', '/', 'role=img']
const templates = ['alt="{{ a }}"', '{{ a }}', '{% if a %}alt="A dog"{% endif %}', ':alt="b"', '[alt]="a"', '<%= a %>']
const attributes: Readonly<Record<Language, readonly string[]>> = {
  html: [...plain, ...unquoted, ...templates],
  markdown: [...plain, ...unquoted, '>'],
  mdx: [...plain, ...code],
  jsx: [...plain, ...code, '{/* alt="A dog" */...a}'],
  vue: [
    ...plain,
    ...unquoted,
    ':src="a"',
    ':alt="b"',
    'v-bind:alt="a"',
    'v-bind="a"',
    ':role="c"',
    ':type="a"',
    ...bound,
  ],
  svelte: [...plain, ...code, 'bind:alt={b}', '{alt}', 'class="{a ? "alt=\'x\'" : ""}"', 'alt="{b}"', 'alt="a {b}"'],
  astro: [...plain, ...code, '{alt}', 'alt=`A dog`', 'alt=` `'],
}
const tags = [
  ...['img', 'img', 'img', 'IMG', 'image', 'area href="/"', 'input', 'object', 'svg', 'i'],
  ...['component is="img"', `component :is="'img'"`, 'svelte:element this="img"', "svelte:element this={'img'}"],
]

const tag = (language: Language) =>
  fc
    .tuple(fc.constantFrom(...tags), fc.array(fc.constantFrom(...attributes[language]), { maxLength: 4 }))
    .map(([name, list]) => `<${name} ${list.join(' ')} />`)
const brackets = fc
  .array(
    fc.constantFrom('', ' ', 'A dog', '&nbsp;', '\u200B', '\u034F', '**', '犬', '`', '<b>', '\\', '\u3000', '[x](y)'),
    {
      maxLength: 3,
    },
  )
  .map((list) => `![${list.join('')}](a.png)`)

const around: Readonly<Record<Language, (markup: string) => string>> = {
  html: (it) => `<!doctype html>\n<p>${it}</p>\n`,
  markdown: (it) => `# A page\n\n> ${it}\n\n${it}\n`,
  mdx: (it) => `import h from './h.js'\n\nexport const a = 'x', b = ' ', c = 'img', g = 'mg'\n\n# A page\n\n${it}\n`,
  jsx: (it) =>
    `import h from './h.js'\nconst a = 'x', b = ' ', c = 'img', g = 'mg'\nexport default () => <p>${it}</p>\n`,
  vue: (it) =>
    `<script setup>\nimport h from './h.js'\nconst a = 'x', b = ' ', c = 'img', g = 'mg'\n</script>\n<template><p>${it}</p></template>\n`,
  svelte: (it) =>
    `<script>\nimport h from './h.js'\nconst a = 'x', b = ' ', c = 'img', g = 'mg', alt = undefined\n</script>\n<p>${it}</p>\n`,
  astro: (it) =>
    `---\nimport h from './h.js'\nconst a = 'x', b = ' ', c = 'img', g = 'mg', alt = undefined\n---\n<p>${it}</p>\n`,
}

describe.each(Object.entries(endings) as [Language, string][])('%s', (language, ending) => {
  const piece = language === 'markdown' || language === 'mdx' ? fc.oneof(tag(language), brackets) : tag(language)
  const files = fc
    .tuple(fc.array(piece, { minLength: 1, maxLength: 2 }), fc.boolean())
    .map(([list, named]) => around[language](list.join('\n')).replace("c = 'img'", named ? "c = 'img'" : "c = 'tab'"))

  test('no tag that lacks an alternative is passed over, however it is written', async () => {
    let told = 0
    await fc.assert(
      fc.asyncProperty(files, async (text) => {
        if (sift({ language, bytes: Buffer.from(text).toString('latin1') }) !== 'open') told++
        expect(await disagreement(`page.${ending}`, language, text)).toBeUndefined()
      }),
      { numRuns: 3000, seed: 20_261_125 },
    )
    expect(told).toBeGreaterThan(300)
  })
})

test('most tags with words are told from the bytes, in every language', () => {
  for (const [language, ending] of Object.entries(endings) as [Language, string][]) {
    const text = around[language]('<img class="x" src="a.png" alt="A dog" width="320" />')
    expect(sift({ language, bytes: text }), ending).toBe('described')
  }
})
