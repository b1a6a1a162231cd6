import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { AltTextError } from '../error.ts'
import { hash, png, Sandbox } from './sandbox.ts'

let box: Sandbox
beforeAll(() => {
  box = new Sandbox()
})
afterAll(() => box.remove())

test.each([
  ['empty', Buffer.alloc(0), 'The file is empty (0 bytes).'],
  ['text', Buffer.from('<!doctype html><p>404'), 'The file holds text, not an image.'],
  ['other bytes', Buffer.from([0, 1, 2, 3]), 'The file is not an image by its content, whatever its name says.'],
  ['a cut header', png().subarray(0, 5), 'The file is not an image by its content, whatever its name says.'],
])('%s is unreadable', (name, bytes, message) => {
  box.write(`src/${name}.png`, bytes)
  expect(box.address(`${name}.png`)).toEqual({ kind: 'unreadable', path: `src/${name}.png`, message })
})

test('a huge file is not read', () => {
  box.write('src/huge.png', png())
  truncateSync(join(box.root, 'src/huge.png'), 100 * 1024 * 1024 + 1)
  expect(box.address('huge.png')).toMatchObject({ kind: 'unreadable', message: 'The file is larger than 100 MiB.' })
})

test.skipIf(process.platform === 'win32')('a pipe is not waited for', () => {
  box.write('src/x.txt', '')
  execFileSync('mkfifo', [join(box.root, 'src/pipe.png')])
  expect(box.address('pipe.png')).toMatchObject({ kind: 'unreadable', message: 'It is not a regular file.' })
})

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file without permission', () => {
  box.image('src/locked.png')
  chmodSync(join(box.root, 'src/locked.png'), 0)
  expect(box.address('locked.png')).toMatchObject({ message: 'There is no permission to read it.' })
})

test('links in a circle', () => {
  box.link('src/round.png', './round.png')
  expect(box.address('round.png')).toMatchObject({ message: 'Its symbolic links lead round in a circle.' })
})

test('a folder does not hide a file that is found later', () => {
  box.write('src/name.png/inside.txt', '')
  box.image('public/name.png')
  expect(box.address('name.png')).toMatchObject({ kind: 'file', how: 'page' })
})

test('a file that is gone by the time it is read', () => {
  box.image('src/gone.png')
  const found = box.address('gone.png')
  rmSync(join(box.root, 'src/gone.png'))
  expect(() => found.kind === 'file' && found.image.read()).toThrow(AltTextError)
})

test('the cache is asked before the file, and told after', () => {
  const path = join(box.root, 'src/cached.png')
  box.image('src/cached.png')
  const told: unknown[] = []
  const cache = { get: () => undefined, set: (...all: unknown[]) => void told.push(all) }
  box.address('cached.png', 'src/page.html', { cache })
  expect(told).toMatchObject([[path, { size: statSync(path).size }, { hash: hash(png('src/cached.png')) }]])

  const get = (known: { hash: string; mediaType?: string }) => ({ cache: { ...cache, get: () => known } })
  const known = get({ hash: 'sha256-1', mediaType: 'image/gif' })
  expect(box.address('cached.png', 'src/page.html', known)).toMatchObject({ image: { hash: 'sha256-1' } })
  expect(box.address('cached.png', 'src/page.html', get({ hash: '' }))).toMatchObject({ kind: 'unreadable' })
  expect(told).toHaveLength(1)
})
