import fc from 'fast-check'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { digestOf } from '../../packages/onnx/src/lock/digest.ts'
import { exclusively } from '../../packages/onnx/src/lock/exclusive.ts'
import { folderKey, hubKey } from '../../packages/onnx/src/lock/key.ts'
import { readLock, recordModel } from '../../packages/onnx/src/lock/lock-file.ts'
import { decodeLock, encodeLock, type LockedModel } from '../../packages/onnx/src/lock/models-lock.ts'

const never = new AbortController().signal
const file = (digit: string, size = 1): { sha256: string; size: number } => ({ sha256: digit.repeat(64), size })
const commit = 'c'.repeat(40)

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-lock-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const path = (): string => join(root, 'alt-text.models.json')
const text = (): string => readFileSync(path(), 'utf8')

describe('alt-text.models.json', () => {
  it('is written the same, in whatever order models and files come', () => {
    const lock = new Map<string, LockedModel>([
      ['owner/b', { commit, files: { 'onnx/b.onnx': file('1'), 'a.json': file('2', 20) } }],
      ['./a', { files: { 'config.json': file('3') } }],
    ])
    expect(encodeLock(lock)).toBe(encodeLock(new Map([...lock].toReversed())))
    expect(encodeLock(lock)).toMatchInlineSnapshot(`
      "{
        "version": 1,
        "models": {
          "./a": {
            "files": {
              "config.json": {
                "sha256": "3333333333333333333333333333333333333333333333333333333333333333",
                "size": 1
              }
            }
          },
          "owner/b": {
            "commit": "cccccccccccccccccccccccccccccccccccccccc",
            "files": {
              "a.json": {
                "sha256": "2222222222222222222222222222222222222222222222222222222222222222",
                "size": 20
              },
              "onnx/b.onnx": {
                "sha256": "1111111111111111111111111111111111111111111111111111111111111111",
                "size": 1
              }
            }
          }
        }
      }
      "
    `)
  })

  it('is read as it was written', () => {
    const hex = (length: number): fc.Arbitrary<string> =>
      fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: length, maxLength: length })
    const files = fc.dictionary(fc.string(), fc.record({ sha256: hex(64), size: fc.nat() }))
    const model = fc.record({ commit: fc.option(hex(40), { nil: undefined }), files })
    fc.assert(
      fc.property(fc.dictionary(fc.string(), model), (models) => {
        const lock = new Map(Object.entries(models))
        expect(encodeLock(decodeLock(encodeLock(lock)))).toBe(encodeLock(lock))
      }),
    )
  })

  it('may have passed through Windows', () => {
    const lock = new Map([['owner/a', { commit, files: { 'a.json': file('1') } }]])
    expect(decodeLock(`\uFEFF${encodeLock(lock).replaceAll('\n', '\r\n')}`)).toEqual(lock)
  })

  it.each<[string, string, number | undefined]>([
    ['empty', '', 1],
    ['cut off', '{\n  "version": 1,\n  "models": {\n', 4],
    ['not JSON', '{\n  "version": 1,\n  oops }', 3],
    ['in conflict', '{\n<<<<<<< mine\n  "version": 1\n=======\n>>>>>>> theirs\n}', 2],
    ['a list', '[]', undefined],
    ['without a version', '{ "models": {} }', undefined],
    ['of a newer version', '{ "version": 2, "models": {} }', undefined],
    ['without models', '{ "version": 1 }', undefined],
    ['with a model that has no files', '{ "version": 1, "models": { "a/b": {} } }', undefined],
    [
      'with a short hash',
      '{ "version": 1, "models": { "a/b": { "files": { "c": { "sha256": "00", "size": 1 } } } } }',
      undefined,
    ],
    [
      'without a size',
      `{ "version": 1, "models": { "a/b": { "files": { "c": { "sha256": "${'0'.repeat(64)}" } } } } }`,
      undefined,
    ],
    [
      'with a branch as its commit',
      '{ "version": 1, "models": { "a/b": { "commit": "main", "files": {} } } }',
      undefined,
    ],
  ])('that is %s is refused, and never written over', async (_, broken, line) => {
    writeFileSync(path(), broken)
    const place = { file: 'alt-text.models.json', line }
    expect(() => readLock(root)).toThrow(expect.objectContaining({ code: 'CONFIG_UNREADABLE', place }))
    await expect(recordModel(root, 'a/b', { files: {} }, never)).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' })
    expect(text()).toBe(broken)
  })
})

describe('a model is recorded', () => {
  const model: LockedModel = { commit, files: { 'a.json': file('1') } }

  it('beside others, whose order does not change', async () => {
    await recordModel(root, 'owner/b', model, never)
    await recordModel(root, 'owner/a', model, never)
    expect([...readLock(root).keys()]).toEqual(['owner/a', 'owner/b'])
    expect(readdirSync(root).toSorted()).toEqual(['.alt-text', 'alt-text.models.json'])
    expect(readdirSync(join(root, '.alt-text'))).toEqual([])
  })

  it('with the files that were locked before', async () => {
    await recordModel(root, 'owner/a', model, never)
    await recordModel(root, 'owner/a', { commit, files: { 'b.json': file('2') } }, never)
    expect(Object.keys(readLock(root).get('owner/a')?.files ?? {})).toEqual(['a.json', 'b.json'])
  })

  it('without a write where nothing is new, line ends aside', async () => {
    await recordModel(root, 'owner/a', model, never)
    writeFileSync(path(), text().replaceAll('\n', '\r\n'))
    const { mtimeMs, ino } = statSync(path())
    expect(await recordModel(root, 'owner/a', model, never)).toBe('same')
    expect(statSync(path())).toMatchObject({ mtimeMs, ino })
  })

  it.each<[string, LockedModel]>([
    ['another commit', { ...model, commit: 'd'.repeat(40) }],
    ['other bytes', { commit, files: { 'a.json': file('9') } }],
  ])('never over %s', async (_, other) => {
    await recordModel(root, 'owner/a', model, never)
    const before = text()
    await expect(recordModel(root, 'owner/a', other, never)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
    expect(text()).toBe(before)
  })

  it('by many at once, and none is lost', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `owner/${index}`)
    await Promise.all(names.map((name) => recordModel(root, name, model, never)))
    expect([...readLock(root).keys()]).toEqual(names.toSorted())
  })
})

describe('the key of a model', () => {
  it.each([
    ['owner/name', 'main', 'owner/name'],
    ['owner/name', 'v2', 'owner/name@v2'],
  ])('%s at %s is %s', (model, revision, key) => {
    expect(hubKey(model, revision)).toBe(key)
  })

  it.each([
    ['models/tiny', '/site/models/tiny', './models/tiny'],
    ['/site/models/tiny', '/site/models/tiny', './models/tiny'],
    ['../shared/tiny', '/shared/tiny', '../shared/tiny'],
    ['/elsewhere/tiny', '/elsewhere/tiny', undefined],
    ['~/tiny', '/home/ada/tiny', undefined],
  ])('in the folder %s is the same on every machine, or none', (model, folder, key) => {
    expect(folderKey(model, folder, '/site')).toBe(key)
  })
})

it('a digest is that of sha256sum and of git hash-object', async () => {
  writeFileSync(path(), 'hello\n')
  expect(await digestOf(path())).toEqual({
    size: 6,
    sha256: '5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03',
    git: 'ce013625030ba8dba906f756967f9e9ca394464a',
  })
})

describe('exclusive work', () => {
  it('is done by one after the other', async () => {
    const steps: string[] = []
    const work = (name: string): Promise<void> =>
      exclusively(join(root, 'deep/er/lock'), { signal: never }, async () => {
        steps.push(`${name} begins`)
        await new Promise((resolve) => setTimeout(resolve, 30))
        steps.push(`${name} ends`)
      })
    await Promise.all(['a', 'b', 'c'].map(work))
    expect(steps.filter((_, index) => index % 2 === 0).map((step) => step.slice(0, 1))).toEqual(
      steps.filter((_, index) => index % 2 === 1).map((step) => step.slice(0, 1)),
    )
  })

  it('gives the lock back when it fails', async () => {
    const fail = exclusively(join(root, 'lock'), { signal: never }, () => Promise.reject(new Error('as planned')))
    await expect(fail).rejects.toThrow('as planned')
    expect(await exclusively(join(root, 'lock'), { signal: never }, async () => 1)).toBe(1)
  })

  it('is told when the lock was taken away', async () => {
    const work = exclusively(join(root, 'lock'), { signal: never }, async (signal) => {
      rmSync(join(root, 'lock'), { recursive: true })
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    await expect(work).rejects.toThrow(/abort/)
  })

  it('can be given up while it waits', async () => {
    const abort = new AbortController()
    mkdirSync(join(root, 'lock'))
    const waiting = exclusively(
      join(root, 'lock'),
      { signal: abort.signal, onWait: () => abort.abort() },
      async () => 1,
    )
    await expect(waiting).rejects.toThrow(/abort/)
  })
})
