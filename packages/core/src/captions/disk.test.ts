import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { readContent, replaceContent, stampAt } from './disk.ts'

let root: string
let path: string
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'alt-text-disk-'))
  path = join(root, 'alt-text.json')
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

test.each<[string, string | undefined, string | undefined]>([
  ['changed', 'read', 'other'],
  ['appeared', undefined, 'other'],
  ['vanished', 'read', undefined],
])('a file that has %s since it was read is not written over', (_name, read, now) => {
  if (read !== undefined) fs.writeFileSync(path, read)
  const content = readContent(path)
  if (now === undefined) fs.rmSync(path)
  else fs.writeFileSync(path, now)
  expect(replaceContent(path, ['ours'], content)).toBeUndefined()
  expect(readContent(path).text).toBe(now)
  expect(fs.readdirSync(root)).toEqual(now === undefined ? [] : ['alt-text.json'])
})

test('one that has not is', () => {
  const first = replaceContent(path, ['fir', 'st'], readContent(path))
  expect(first).toBe(stampAt(path))
  expect(replaceContent(path, ['second'], readContent(path))).toBe(stampAt(path))
  expect(fs.readFileSync(path, 'utf8')).toBe('second')
  expect(stampAt(path)).not.toBe(first)
  expect(fs.readdirSync(root)).toEqual(['alt-text.json'])
})
