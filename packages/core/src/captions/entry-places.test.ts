import { expect, test } from 'vitest'
import { entryPlaces } from './entry-places.ts'

test('entries stand at their keys, wherever the file was formatted', () => {
  const text =
    '{"version":1,"images":{"a.png":{"hash":"x","alt":"a.png"},\n  "b \\"c\\".png"\n: {"images":{"a.png":1}},"\\u00e4.png":{}}}'
  const places = entryPlaces(text)
  expect([...places].map(([key, { line, column }]) => [key, line, column])).toEqual([
    ['a.png', 1, 24],
    ['b "c".png', 2, 3],
    ['ä.png', 3, 39],
  ])
  const { range } = places.get('a.png') ?? { range: { start: 0, end: 0 } }
  expect(text.slice(range.start, range.end)).toBe('"a.png":')
})

test('uses stand at the pages they name', () => {
  const text =
    '{"images":{"in":{"uses":[\n{"in":"a.md"},\n{"in":\n"b.md"}],"in":"x"},"b.png":{"uses":[{"in":"c.md"}]}},"uses":[{"in":1}]}'
  const places = entryPlaces(text)
  expect([...places.values()].map(({ uses }) => uses.map(({ line, column }) => [line, column]))).toEqual([
    [
      [2, 2],
      [3, 2],
    ],
    [[4, 38]],
  ])
})

test('words in other languages stand at their keys', () => {
  const text = '{"images":{"a.png":{"languages":{\n"de":{"alt":"de"},\n"pt-BR":\n{}}},"b.png":{"uses":[{"in":"de"}]}}}'
  const places = entryPlaces(text)
  expect([...(places.get('a.png')?.languages ?? [])].map(([language, { line }]) => [language, line])).toEqual([
    ['de', 2],
    ['pt-BR', 3],
  ])
  expect(places.get('b.png')?.languages.size).toBe(0)
})

test('a byte order mark is a character of the file', () => {
  expect(entryPlaces('\uFEFF{"images":{"a":{}}}').get('a')).toMatchObject({ range: { start: 12 }, column: 13 })
})
