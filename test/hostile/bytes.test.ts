import { describe, expect, test } from 'vitest'
import type { Language } from '@alt-text/core'
import { broken, files, oneLine, sameMeaning } from './bytes.ts'
import { expectHarmless } from './fate.ts'
import { scanAll } from './run.ts'

describe.each(Object.keys(files) as Language[])('%s', (language) => {
  test('a mark and other line ends change nothing', () => {
    const results = scanAll(sameMeaning(language), 'usual')
    const [plain] = results
    expect(plain?.images).toBeGreaterThan(1)
    expect(results.map(({ name, kind, images }) => ({ name, kind, images }))).toEqual(
      results.map(({ name }) => ({ name, kind: 'answer', images: plain?.images })),
    )
    expectHarmless(results)
  })

  test('whatever the bytes are', { timeout: 300_000 }, () => {
    const results = scanAll(broken(language), 'small')
    expectHarmless(results)
    for (const { kind, line } of results) if (kind === 'SOURCE_UNREADABLE') expect(line ?? 1).toBeGreaterThan(0)
  })

  test('a megabyte in one attribute, 50 MB in one line', { timeout: 300_000 }, () => {
    const results = scanAll([...oneLine(language, 1024 * 1024), ...oneLine(language, 50 * 1024 * 1024)], 'small', 240)
    expectHarmless(results)
    expect(results.slice(0, 2).map(({ kind, images }) => ({ kind, images }))).toEqual([
      { kind: 'answer', images: 1 },
      { kind: 'answer', images: 1 },
    ])
  })
})
