import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDraftLog } from './draft-log.ts'

const hash = `sha256-${'1'.repeat(32)}`
const draft = { alt: 'A dog', by: 'mock' }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alt-text-drafts-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test("knows its own words again, in another run too, and tells a person's from them", () => {
  const file = join(folder, 'cache/drafts')
  const log = openDraftLog(file)
  expect(log.originOf(hash, draft)).toBe('unknown')
  log.add(hash, draft)
  log.add(hash, { alt: 'Ein Hund', by: 'mock' })
  for (const one of [log, openDraftLog(file)]) {
    expect(one.originOf(hash, draft)).toBe('machine')
    expect(one.originOf(hash, { alt: 'Ein Hund', by: 'mock' })).toBe('machine')
    expect(one.originOf(hash, { alt: 'Our dog Rex', by: 'mock' })).toBe('person')
    expect(one.originOf(hash, { alt: 'Our dog Rex', by: 'other' })).toBe('unknown')
    expect(one.originOf(`${hash}0`, draft)).toBe('unknown')
  }
})

test("words without a machine are a person's, and a proposal is nobody's", () => {
  const log = openDraftLog(join(folder, 'drafts'))
  log.add(hash, { alt: 'A dog' })
  expect(log.originOf(hash, { alt: 'A dog' })).toBe('person')
  expect(log.originOf(hash, { by: 'mock' })).toBe('machine')
})

test('one that cannot be read or written is an empty one', () => {
  writeFileSync(join(folder, 'file'), 'x')
  for (const path of ['file/drafts', '.']) {
    const log = openDraftLog(join(folder, path))
    expect(log.originOf(hash, draft)).toBe('unknown')
    log.add(hash, draft)
    expect(log.originOf(hash, draft)).toBe('machine')
  }
  writeFileSync(join(folder, 'drafts'), 'no such line\n\u0000')
  expect(openDraftLog(join(folder, 'drafts')).originOf(hash, draft)).toBe('unknown')
})
