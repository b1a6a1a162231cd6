import { expect, test } from 'vitest'
import { isBlank } from '../blank.ts'
import { scanSource } from '../scan-source.ts'
import type { Language } from '../source.ts'

const unheard = {
  'zero-width space': '\u200B',
  'soft hyphen': '\u00AD',
  'byte order mark': '\uFEFF',
  'word joiner': '\u2060',
  'grapheme joiner': '\u034F',
  'right-to-left mark': '\u200F',
  'language tag': '\u{E0001}',
  'variation selector': '\uFE0F',
  'several, and spaces': ' \u200B\u00A0\u2060 ',
}

const written: Readonly<Record<Language, (alt: string) => string>> = {
  html: (alt) => `<img src="a.png" alt="${alt}">`,
  markdown: (alt) => `![${alt}](a.png)`,
  mdx: (alt) => `<img src="a.png" alt={'${alt}'} />`,
  jsx: (alt) => `export default () => <img src="a.png" alt={"${alt}"} />`,
  vue: (alt) => `<template><img src="a.png" :alt="'${alt}'"></template>`,
  svelte: (alt) => `<img src="a.png" alt="${alt}">`,
  astro: (alt) => `<img src="a.png" alt={\`${alt}\`} />`,
}

const endings: Readonly<Record<string, string>> = { markdown: 'md', jsx: 'tsx' }

test.each(Object.entries(written))(
  'what nobody sees or hears is a blank alternative, and kept: %s',
  async (key, write) => {
    const language = key as Language
    for (const [name, alt] of Object.entries(unheard)) {
      const text = write(alt)
      const found = await scanSource({ path: `page.${endings[key] ?? key}`, language, text })
      expect(found, name).toMatchObject([{ verdict: 'missing', reason: 'alt-blank', alt, slot: undefined }])
      expect(found[0]?.blank, name).toBeDefined()
    }
  },
)

test('a reference to such a character is as blank', async () => {
  for (const reference of ['&#8203;', '&shy;', '&ZeroWidthSpace;', '&#xFEFF; &nbsp;']) {
    const [html] = await scanSource({ path: 'a.html', language: 'html', text: written.html(reference) })
    const [markdown] = await scanSource({ path: 'a.md', language: 'markdown', text: written.markdown(reference) })
    expect([html?.reason, markdown?.reason], reference).toEqual(['alt-blank', 'alt-blank'])
  }
})

test('neither is a name of another kind', async () => {
  const text = '<a href="/"><img src="a.png" aria-label="&#8203;" title="&shy;">&#8203;</a>'
  const [found] = await scanSource({ path: 'a.html', language: 'html', text })
  expect(found).toMatchObject({ verdict: 'missing', reason: 'no-alt', role: 'functional' })
})

test('words keep what is in them', () => {
  expect(['Donau\u00ADdampf', '\u200Bx', '❤\uFE0F', '.', '0'].map(isBlank)).toEqual([false, false, false, false, false])
})
