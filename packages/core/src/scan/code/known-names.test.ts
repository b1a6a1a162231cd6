import { expect, test } from 'vitest'
import { knownNames } from './known-names.ts'

test.each([
  [`import a, { b as c, type d } from 'x'`, ['a', 'c', 'd']],
  [`import * as a from "x"\nimport\n  b\n  from 'y'`, ['a', 'b']],
  [`import { 'string name' as a } from 'x'`, ['a']],
  [`import { /* it's */ a } from 'x'`, ['a']],
  [`import 'x'; import.meta.url; import('y'); import a from 'z'`, ['a']],
  [`// import what is needed\nimport a from 'x'`, ['a']],
  [`const a = 1, b: string = 'x', c\n= 3`, ['a', 'b', 'c']],
  [`const url = 'https://x.y', b = 1`, ['url', 'b']],
  [`const // why\n a = 1`, ['a']],
  [`const a = 1, /* why */ b = 2`, ['b']],
  [`const a /* why */ = 1`, ['a']],
  ['const \\u0061 = 1', ['a']],
  ['const größe = 1, 𠮷 = 2', ['größe', '𠮷']],
])('%s', (code, names) => {
  const known = knownNames(code)
  expect(names.filter((name) => !known.has(name))).toEqual([])
})

test('a parameter is none of them, so that what it is called need not be looked for', () => {
  const known = knownNames(`import a from 'x'\nexport let title\nlet { words } = $props()\nfunction f(b, { c }) {}`)
  expect(['title', 'words', 'b', 'c'].filter((name) => known.has(name))).toEqual([])
})

test('many imports that name no module take no time', () => {
  expect(knownNames('import a, '.repeat(200_000)).has('b')).toBe(true)
  expect(knownNames(`${'const '.repeat(200_000)}${', '.repeat(200_000)}`).has('a')).toBe(false)
})
