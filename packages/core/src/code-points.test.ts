import { expect, test } from 'vitest'
import * as fc from 'fast-check'
import { compareCodePoints } from './code-points.ts'

test('astral characters come after U+FFFF, where UTF-16 units would put them before U+E000', () => {
  const keys = ['\u{1F600}.png', '\uFF21.png', '\uE000.png', 'z.png', 'é.png', 'Z.png', 'a/b.png', 'a.png', '']
  expect(keys.sort(compareCodePoints)).toEqual([
    '',
    'Z.png',
    'a.png',
    'a/b.png',
    'z.png',
    'é.png',
    '\uE000.png',
    '\uFF21.png',
    '\u{1F600}.png',
  ])
})

test('half a pair is a code point of its own', () => {
  expect(['\uD83D\uE000', '\uD83D\u{1F600}', '\uD83D\uDE00', '\uD83D'].sort(compareCodePoints)).toEqual([
    '\uD83D',
    '\uD83D\uE000',
    '\uD83D\u{1F600}',
    '\uD83D\uDE00',
  ])
})

test('orders as the UTF-8 bytes do', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
      expect(Math.sign(compareCodePoints(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
    }),
  )
})
