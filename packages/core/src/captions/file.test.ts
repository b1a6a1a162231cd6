import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Draft } from './change.ts'
import { emptyCaptions, encodeCaptions } from './codec.ts'
import { openCaptions } from './file.ts'
import type { CaptionsFile } from './file.ts'
import { acquireLock, lockPathFor } from './lock.ts'

vi.mock('node:fs', { spy: true })

const one = 'sha256-11111111111111111111111111111111'

let root: string
let path: string
beforeEach(() => {
  root = fs.mkdtempSync(join(tmpdir(), 'alt-text-file-'))
  path = join(root, 'alt-text.json')
})
afterEach(() => fs.rmSync(root, { recursive: true, force: true }))

function open(onError?: (error: unknown) => void): CaptionsFile {
  return openCaptions({ path, root, language: 'en', onError })
}

function draft(key: string, alt = `words for ${key}`): Draft {
  return { kind: 'draft', key, hash: one, language: 'en', words: { alt, state: 'draft', by: 'mock' } }
}

function stored(): Record<string, { alt: string; state: string }> {
  return (JSON.parse(fs.readFileSync(path, 'utf8')) as { images: Record<string, { alt: string; state: string }> })
    .images
}

function text(...entries: [key: string, alt: string, state: 'draft' | 'edited'][]): string {
  const images = new Map(entries.map(([key, alt, state]) => [key, { hash: one, alt, state }]))
  return encodeCaptions({ ...emptyCaptions(), images })
}

describe('recording', () => {
  test('holds at once, and is on disk after a flush', async () => {
    const file = open()
    expect(file.record(draft('a.png'))).toBe(true)
    expect(file.captions.images.get('a.png')).toMatchObject({ alt: 'words for a.png' })
    await file.flush()
    expect(stored()).toMatchObject({ 'a.png': { alt: 'words for a.png' } })
    await file.close()
    expect(fs.readdirSync(root).sort()).toEqual(['.alt-text', 'alt-text.json'])
    expect(fs.readdirSync(join(root, '.alt-text'))).toEqual([])
  })

  test('what makes no difference is not recorded, and nothing is written for it', async () => {
    fs.writeFileSync(path, text(['a.png', 'mine', 'edited']).replaceAll('\n', '\r\n'))
    const before = fs.statSync(path)
    const file = open()
    expect(file.record({ ...draft('a.png'), replace: true })).toBe(false)
    await file.close()
    expect(fs.statSync(path)).toMatchObject({ ino: before.ino, mtimeMs: before.mtimeMs })
  })

  test('nothing recorded, nothing written: a missing file stays missing', async () => {
    const file = open()
    await file.flush()
    await file.close()
    expect(fs.readdirSync(root)).toEqual([])
  })

  test('the first is saved at once, later ones together within a second, without a flush', async () => {
    const file = open()
    const seen: number[] = []
    file.record(draft('0.png'))
    await vi.waitFor(() => expect(Object.keys(stored())).toEqual(['0.png']), { timeout: 500, interval: 5 })
    const { ino } = fs.statSync(path)
    const start = performance.now()
    for (let index = 1; performance.now() - start < 1000; index++) {
      file.record(draft(`${index}.png`))
      const now = fs.statSync(path).ino
      if (now !== (seen.at(-1) ?? ino)) seen.push(now)
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    expect(seen.length).toBeLessThanOrEqual(2)
    expect(Object.keys(stored()).length).toBeGreaterThan(1)
    await file.close()
  })

  test('after it was closed is a mistake of the caller', async () => {
    const file = open()
    await file.close()
    expect(() => file.record(draft('a.png'))).toThrow('closed')
  })
})

describe('merging', () => {
  test('keeps what others wrote meanwhile, and a person’s words before ours', async () => {
    const file = open()
    const other = open()
    file.record(draft('a.png'))
    file.record(draft('b.png'))
    other.record(draft('c.png'))
    await Promise.all([file.flush(), other.flush()])
    file.record({ ...draft('a.png', 'newer'), replace: true })
    fs.writeFileSync(path, text(['a.png', 'mine', 'edited'], ['d.png', 'mine', 'edited']))
    await file.flush()
    expect(stored()).toMatchObject({ 'a.png': { alt: 'mine' }, 'd.png': { alt: 'mine' } })
    expect(file.captions.images.get('a.png')).toMatchObject({ alt: 'mine', state: 'edited' })
  })

  test('what an editor saves between reading and writing is read again, not written over', async () => {
    const file = open()
    file.record(draft('a.png'))
    vi.mocked(fs.fsyncSync).mockImplementationOnce(() => {
      fs.writeFileSync(path, text(['b.png', 'mine', 'edited']))
    })
    await file.flush()
    expect(stored()).toMatchObject({ 'a.png': { state: 'draft' }, 'b.png': { alt: 'mine' } })
  })

  test('a conflict that came meanwhile is left as it is, and what was recorded waits', async () => {
    const onError = vi.fn<(error: unknown) => void>()
    fs.writeFileSync(path, text(['b.png', 'mine', 'edited']))
    const file = open(onError)
    const conflict = `<<<<<<< HEAD\n${text()}=======\n${text()}>>>>>>> theirs\n`
    fs.writeFileSync(path, conflict)
    file.record(draft('a.png'))
    await vi.waitFor(() => expect(onError).toHaveBeenCalled())
    const error = { code: 'CAPTIONS_UNREADABLE', place: { file: 'alt-text.json', line: 1, column: 1 } }
    expect(onError.mock.calls).toMatchObject([[error]])
    await expect(file.flush()).rejects.toMatchObject(error)
    expect(fs.readFileSync(path, 'utf8')).toBe(conflict)
    fs.writeFileSync(path, text(['c.png', 'mine', 'edited']))
    await vi.waitFor(() => expect(Object.keys(stored())).toEqual(['a.png', 'c.png']), { timeout: 3000 })
    await file.close()
    expect(onError).toHaveBeenCalledTimes(1)
  })

  test('who holds the lock is waited for', async () => {
    const release = await acquireLock(lockPathFor(path))
    const file = open()
    file.record(draft('a.png'))
    const flushed = file.flush()
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(fs.existsSync(path)).toBe(false)
    await release()
    await flushed
    expect(Object.keys(stored())).toEqual(['a.png'])
  })
})

describe('writing', () => {
  test.skipIf(process.platform === 'win32')('keeps the permissions and the link', async () => {
    const target = join(root, 'real.json')
    fs.writeFileSync(target, text())
    fs.chmodSync(target, 0o640)
    fs.symlinkSync('real.json', path)
    const file = open()
    file.record(draft('a.png'))
    await file.close()
    expect(fs.lstatSync(path).isSymbolicLink()).toBe(true)
    expect(fs.statSync(target).mode & 0o777).toBe(0o640)
    expect(Object.keys(stored())).toEqual(['a.png'])
  })

  test('sweeps what killed writers left, and nothing else', async () => {
    const old = new Date(Date.now() - 60_000)
    for (const name of ['.alt-text.json.1.tmp', '.alt-text.json.2.tmp', '.other.json.1.tmp', 'alt-text.json.bak']) {
      fs.writeFileSync(join(root, name), '')
      if (!name.includes('2')) fs.utimesSync(join(root, name), old, old)
    }
    const file = open()
    file.record(draft('a.png'))
    await file.close()
    const left = ['.alt-text', '.alt-text.json.2.tmp', '.other.json.1.tmp', 'alt-text.json', 'alt-text.json.bak']
    expect(fs.readdirSync(root).sort()).toEqual(left)
  })

  test('that fails leaves the old file whole, no temporary one, and the changes for later', async () => {
    fs.writeFileSync(path, text(['b.png', 'mine', 'edited']))
    const file = open()
    vi.mocked(fs.fsyncSync).mockImplementationOnce(() => {
      throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
    })
    file.record(draft('a.png'))
    await expect(file.flush()).rejects.toMatchObject({ code: 'CAPTIONS_LOCKED' })
    expect(fs.readFileSync(path, 'utf8')).toBe(text(['b.png', 'mine', 'edited']))
    expect(fs.readdirSync(root).sort()).toEqual(['.alt-text', 'alt-text.json'])
    await file.flush()
    expect(Object.keys(stored())).toEqual(['a.png', 'b.png'])
  })
})

describe('looking again', () => {
  test('own saves are no news, others’ are, also when a save has merged them before', async () => {
    const file = open()
    expect(file.reload()).toEqual({ kind: 'unchanged' })
    file.record(draft('a.png'))
    await file.flush()
    expect(file.reload()).toEqual({ kind: 'unchanged' })

    fs.writeFileSync(path, text(['b.png', 'mine', 'edited']))
    expect(file.reload()).toEqual({ kind: 'changed' })
    expect(file.reload()).toEqual({ kind: 'unchanged' })

    fs.writeFileSync(path, text(['c.png', 'mine', 'edited']))
    file.record(draft('d.png'))
    await file.flush()
    expect(file.reload()).toEqual({ kind: 'changed' })
    expect([...file.captions.images.keys()].sort()).toEqual(['c.png', 'd.png'])
  })

  test('another form of the same is no news', () => {
    fs.writeFileSync(path, text(['a.png', 'mine', 'edited']))
    const file = open()
    fs.writeFileSync(path, JSON.stringify(JSON.parse(fs.readFileSync(path, 'utf8'))))
    expect(file.reload()).toEqual({ kind: 'unchanged' })
  })

  test('what cannot be read leaves the last good content in force', () => {
    fs.writeFileSync(path, text(['a.png', 'mine', 'edited']))
    const file = open()
    const { digest } = file
    for (const broken of ['', '{', Buffer.from('{ "version": 1, "images": {}, "x": "\xe9" }', 'latin1')]) {
      fs.writeFileSync(path, broken)
      expect(file.reload()).toMatchObject({ kind: 'unreadable', error: { code: 'CAPTIONS_UNREADABLE' } })
    }
    expect(file.digest).toBe(digest)
    expect(file.captions.images.get('a.png')).toMatchObject({ alt: 'mine' })
    fs.writeFileSync(path, text(['a.png', 'better', 'edited']))
    expect(file.reload()).toEqual({ kind: 'changed' })
    expect(file.digest).not.toBe(digest)
  })

  test('opening is strict', () => {
    fs.writeFileSync(path, '')
    expect(open).toThrow(expect.objectContaining({ code: 'CAPTIONS_UNREADABLE' }) as Error)
    fs.rmSync(path)
    fs.mkdirSync(path)
    expect(open).toThrow(expect.objectContaining({ code: 'CAPTIONS_UNREADABLE' }) as Error)
  })
})
