import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'
import type { Language } from '../source.ts'

async function sourceOf(text: string, language: Language = 'html', ending: string = language) {
  const found = await scanSource({ path: `page.${ending}`, language, text })
  return found.map(({ source }) => source)
}

const first = { kind: 'address', value: 'a.png', from: 'srcset' }

test.each([
  ['one picture', '<img srcset="a.png 2x">'],
  ['several', '<img srcset="\n a.png 1x,\n b.png 2x">'],
  ['without widths', '<img srcset="a.png, b.png">'],
  ['an empty src', '<img src="" srcset="a.png 2x">'],
  ['a picture without a src', '<picture><source srcset="a.png" type="image/png"><img></picture>'],
  ['its own before the others', '<picture><source srcset="b.avif"><img srcset="a.png"></picture>'],
])('without a src, the first of the srcset is the picture: %s', async (_, text) => {
  expect(await sourceOf(text)).toEqual([first])
})

test('in every language', async () => {
  expect(await sourceOf('<template><img srcset="a.png 2x"></template>', 'vue')).toEqual([first])
  expect(await sourceOf('<img srcset="a.png 2x">', 'svelte')).toEqual([first])
  expect(await sourceOf('<img srcset="a.png 2x">', 'astro')).toEqual([first])
  expect(await sourceOf('<img srcSet="a.png 2x" />', 'mdx')).toEqual([first])
  expect(await sourceOf('export default () => <img srcSet="a.png 2x" />', 'jsx', 'tsx')).toEqual([first])
  expect(await sourceOf('A page\n\n<img srcset="a.png 2x">', 'markdown', 'md')).toEqual([first])
})

test('a data URI keeps its commas', async () => {
  const [source] = await sourceOf('<img srcset="data:image/gif;base64,R0lGOD== 1x, b.png 2x">')
  expect(source).toEqual({ kind: 'address', value: 'data:image/gif;base64,R0lGOD==', from: 'srcset' })
})

test('a src wins', async () => {
  expect(await sourceOf('<img src="b.png" srcset="a.png 2x" data-src="c.png">')).toEqual([
    { kind: 'address', value: 'b.png' },
  ])
})

test('one that is put together at run time is not guessed', async () => {
  expect(await sourceOf('export default ({ set }) => <img srcSet={set} />', 'jsx', 'tsx')).toEqual([
    { kind: 'dynamic', text: 'set' },
  ])
  expect(await sourceOf('<img :srcset="set">')).toEqual([{ kind: 'dynamic', text: 'set' }])
})

test('the picture that a script loads', async () => {
  expect(await sourceOf('<img class="lazyload" data-src="a.png">')).toEqual([
    { kind: 'address', value: 'a.png', from: 'data-src' },
  ])
})

test.each(['<img srcset=" , ">', '<img srcset>', '<img>', '<img src="">'])('none is none: %s', async (text) => {
  expect(await sourceOf(text)).toEqual([{ kind: 'none' }])
})
