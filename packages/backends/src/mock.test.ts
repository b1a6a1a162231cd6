import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CaptionRequest } from '@alt-text/core'
import { expect, test } from 'vitest'
import { mock } from './mock.ts'

const { signal } = new AbortController()

function request(key: string): CaptionRequest {
  const image = { key, hash: 'sha256-0', mediaType: 'image/png', read: () => Promise.resolve(Buffer.alloc(0)) }
  return { image, language: 'en', role: 'informative', context: {} }
}

test('says the same for the same key, its own words or those given', async () => {
  expect(await mock().caption(request('a.png'), signal)).toEqual({ kind: 'words', text: 'words for a.png' })
  const some = mock({ captions: { 'a.png': 'A dog', 'b.png': { kind: 'decorative' } } })
  expect(await some.caption(request('a.png'), signal)).toEqual({ kind: 'words', text: 'A dog' })
  expect(await some.caption(request('b.png'), signal)).toEqual({ kind: 'decorative' })
  expect(await some.caption(request('c.png'), signal)).toEqual({ kind: 'words', text: 'words for c.png' })
  const computed = mock({ captions: ({ language }) => `in ${language}` })
  expect(await computed.caption(request('a.png'), signal)).toEqual({ kind: 'words', text: 'in en' })
})

test('suffers the faults of a key, in turn or for ever, and then works', async () => {
  const backend = mock({ faults: { 'a.png': ['bug', { code: 'UNAVAILABLE' }], 'b.png': { code: 'AUTH' } } })
  await expect(backend.caption(request('a.png'), signal)).rejects.toBeInstanceOf(TypeError)
  await expect(backend.caption(request('a.png'), signal)).rejects.toMatchObject({
    code: 'UNAVAILABLE',
    retryable: true,
  })
  await expect(backend.caption(request('a.png'), signal)).resolves.toMatchObject({ kind: 'words' })
  for (let time = 0; time < 2; time++) {
    await expect(backend.caption(request('b.png'), signal)).rejects.toMatchObject({ code: 'AUTH', fatal: true })
  }
  expect(backend.calls).toEqual(['a.png', 'a.png', 'a.png', 'b.png', 'b.png'])
})

test('hangs until it is told to stop', async () => {
  const controller = new AbortController()
  const hanging = mock({ faults: { 'a.png': 'hang' } }).caption(request('a.png'), controller.signal)
  const slow = mock({ delayMs: 60_000 }).caption(request('a.png'), controller.signal)
  controller.abort()
  await expect(hanging).rejects.toMatchObject({ code: 'ABORTED' })
  await expect(slow).rejects.toMatchObject({ code: 'ABORTED' })
})

test('writes down what it delivered, and nothing else', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'mock-'))
  const log = join(folder, 'log.jsonl')
  const backend = mock({
    log,
    faults: { 'b.png': { code: 'BAD_INPUT' } },
    captions: { 'c.png': { kind: 'decorative' } },
  })
  for (const key of ['a.png', 'b.png', 'c.png', 'd.png']) await backend.caption(request(key), signal).catch(() => {})
  const lines = readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>)
  expect(lines).toMatchObject([
    { key: 'a.png', language: 'en', text: 'words for a.png' },
    { key: 'd.png', language: 'en', text: 'words for d.png' },
  ])
  expect(Date.parse(lines[0]?.['at'] ?? '')).toBeGreaterThan(0)
  rmSync(folder, { recursive: true })
})

test('counts how many were under way at once', async () => {
  const backend = mock({ delayMs: 5, limits: { where: 'hosted', hosts: ['example.com'] } })
  await Promise.all(['a.png', 'b.png', 'c.png'].map((key) => backend.caption(request(key), signal)))
  expect(backend.peak).toBe(3)
  expect(backend.limits).toMatchObject({ where: 'hosted', concurrency: 4, mediaTypes: ['image/png', 'image/jpeg'] })
})
