import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openHashCache } from './cache.ts'

const stat = { size: 10, mtimeMs: 1_000, ctimeMs: 1_000 }
const known = { hash: 'sha256-00', mediaType: 'image/png' }
const now = (): number => 1_000_000
let directory = ''

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'hash-cache-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

test('remembers over a save, by path, size and times', async () => {
  const first = openHashCache(join(directory, 'deep/er'), now)
  first.set('/a.png', stat, known)
  first.set('/b.txt', stat, { hash: 'sha256-11' })
  expect(first.save()).toBe(true)
  const second = openHashCache(join(directory, 'deep/er'), now)
  expect(second.get('/a.png', stat)).toEqual(known)
  expect(second.get('/b.txt', stat)).toEqual({ hash: 'sha256-11', mediaType: undefined })
  expect(second.get('/c.png', stat)).toBeUndefined()
  for (const change of ['size', 'mtimeMs', 'ctimeMs'] as const) {
    expect(second.get('/a.png', { ...stat, [change]: 2 })).toBeUndefined()
  }
})

test('does not trust a file that may still be changing', async () => {
  const cache = openHashCache(directory, now)
  cache.set('/a.png', { ...stat, ctimeMs: now() - 100 }, known)
  expect(cache.get('/a.png', { ...stat, ctimeMs: now() - 100 })).toBeUndefined()
})

test.each(['', '{', '[["a"]]', '[["a", ["s", 7]], null, 3]', '{"a":1}', '<<<<<<< HEAD', '\u0000'])(
  'a damaged file is an empty cache: %j',
  async (text) => {
    writeFileSync(join(directory, 'images.json'), text)
    const cache = openHashCache(directory, now)
    expect(cache.get('a', stat)).toBeUndefined()
    cache.set('a', stat, known)
    expect(cache.save()).toBe(true)
    expect(openHashCache(directory, now).get('a', stat)).toEqual(known)
  },
)

test('a save without a change writes nothing, and leaves no temporary file', async () => {
  const cache = openHashCache(directory, now)
  cache.save()
  expect(readdirSync(directory)).toEqual([])
  cache.set('a', stat, known)
  cache.save()
  expect(readdirSync(directory).toSorted()).toEqual(['.gitignore', 'images.json'])
  writeFileSync(join(directory, 'images.json'), 'x')
  cache.save()
  expect(readFileSync(join(directory, 'images.json'), 'utf8')).toBe('x')
})

test('a place that cannot be written to is no error', async () => {
  writeFileSync(join(directory, 'file'), '')
  const cache = openHashCache(join(directory, 'file'), now)
  cache.set('a', stat, known)
  expect(cache.save()).toBe(false)
})
