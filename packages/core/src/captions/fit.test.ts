import { expect, test } from 'vitest'
import { fitOf } from './fit.ts'

test.each([
  ['de', 'de', 3],
  ['pt-br', 'pt-BR', 3],
  ['de', 'de-AT', 2],
  ['de-DE', 'de', 2],
  ['de-DE', 'de-AT', 1],
  ['en-GB', 'en-US', 1],
  ['zh-CN', 'zh', 2],
  ['zh-TW', 'zh', 0],
  ['zh-TW', 'zh-CN', 0],
  ['zh-Hant', 'zh-TW', 1],
  ['sr-Latn', 'sr', 0],
  ['de', 'en', 0],
  ['de', 'den', 0],
  ['not a tag', 'not a tag', 3],
  ['not a tag', 'de', 0],
  ['not a tag', 'nor this', 0],
])('words in %s serve a page in %s: %i', (words, page, fit) => {
  expect(fitOf(words, page)).toBe(fit)
})
