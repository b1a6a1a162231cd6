import fc from 'fast-check'
import { expect, test } from 'vitest'
import { resolveSigns, signFor } from './docusaurus-signs.ts'

test('words that Docusaurus leaves alone need no sign', () => {
  expect(signFor('A red boat')).toBeUndefined()
  expect(signFor('')).toBeUndefined()
  expect(signFor(null)).toMatch(/^\w+$/)
})

test('in compiled code a sign becomes its words, whatever they hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const words = `${text}&`
      const code = resolveSigns(`({ alt: "${signFor(words)}", other: "${signFor(null)}" })`)
      expect(new Function(`return ${code}`)()).toEqual({ alt: words, other: '' })
    }),
    { numRuns: 200 },
  )
})

test('in a heading that became HTML it is escaped for that as well', () => {
  const code = resolveSigns(String.raw`({ value: "<img alt=\"${signFor('"<b>" & \\')}\">" })`)
  expect(new Function(`return ${code}`)()).toEqual({ value: '<img alt="&quot;&lt;b&gt;&quot; &amp; \\">' })
})
