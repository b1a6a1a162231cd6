import { expect, test } from 'vitest'
import { languageOf } from './source.ts'

test.each([
  ['docs/index.HTML', 'html'],
  ['a/b.md', 'markdown'],
  ['page.mdx', 'mdx'],
  ['App.tsx', 'jsx'],
  ['App.vue', 'vue'],
  ['_includes/base.njk', 'html'],
  ['_layouts/post.liquid', 'html'],
  ['style.css', undefined],
  ['LICENSE', undefined],
])('%s is %s', (path, language) => {
  expect(languageOf(path)).toBe(language)
})
