import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execPath } from 'node:process'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { JournalRecord } from '../../packages/backends/src/modelrunner/attempt.ts'
import { Journal } from '../../packages/backends/src/modelrunner/journal.ts'
import { sentenceFor } from '../servers/modelrunner.ts'
import { createRig } from '../servers/modelrunner/rig.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'alt-text-journal-'))
  path = join(folder, '.alt-text', 'journal.jsonl')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const intent = (token: string, key = 'k'): Extract<JournalRecord, { t: 'intent' }> => ({
  t: 'intent',
  token,
  key,
  image: 'a.png',
})
const submitted = (token: string, key = 'k'): JournalRecord => ({
  t: 'submitted',
  token,
  key,
  image: 'a.png',
  id: `id-${token}`,
})
const done = (token: string, key = 'k'): JournalRecord => ({
  t: 'done',
  token,
  key,
  image: 'a.png',
  text: 'A dog.',
  at: 0,
})

test('nothing is written until there is something to write', () => {
  expect(new Journal(path).attempts.all()).toEqual([])
  expect(readdirSync(folder)).toEqual([])
})

test('a later process reads what an earlier one wrote', async () => {
  const first = new Journal(path)
  expect(await first.claim(intent('a'))).toBe(true)
  await first.append(submitted('a'))
  expect(new Journal(path).attempts.of('k')).toEqual([submitted('a')])
})

test('who stands first in the file has the claim, and gives it up by a void', async () => {
  const [first, second] = [new Journal(path), new Journal(path)]
  expect(await first.claim(intent('a'))).toBe(true)
  expect(await second.claim(intent('b'))).toBe(false)
  expect(await second.claim(intent('c', 'other'))).toBe(true)
  await first.append({ t: 'void', token: 'a' })
  expect(await second.claim(intent('d'))).toBe(true)
})

test('who comes when it is done is too late, though nothing is open', async () => {
  const [first, second] = [new Journal(path), new Journal(path)]
  expect(second.attempts.of('k')).toEqual([])
  await first.claim(intent('a'))
  await first.append(submitted('a'))
  await first.append(done('a'))
  expect(await second.claim(intent('b'))).toBe(false)
  expect(await second.claim(intent('c'), ({ token }) => token !== 'a')).toBe(true)
})

test('an id outlives a void, whichever came first', async () => {
  const journal = new Journal(path)
  await journal.claim(intent('a'))
  await journal.append(submitted('a'))
  await journal.append({ t: 'void', token: 'a' })
  await journal.claim(intent('b', 'l'))
  await journal.append({ t: 'void', token: 'b' })
  await journal.append(submitted('b', 'l'))
  expect(journal.attempts.all()).toEqual([submitted('a'), submitted('b', 'l')])
})

test('half a line, left by a crash, costs nothing but itself', async () => {
  const journal = new Journal(path)
  await journal.claim(intent('a'))
  appendFileSync(path, '{"t":"submitted","tok')
  const before = performance.now()
  await journal.append(submitted('a'))
  expect(performance.now() - before).toBeLessThan(500)
  expect(journal.attempts.of('k')).toEqual([submitted('a')])
  expect(new Journal(path).attempts.of('k')).toEqual([submitted('a')])
})

test('half a line of another process is read when it is whole', async () => {
  const journal = new Journal(path)
  await journal.claim(intent('a'))
  const line = JSON.stringify(submitted('a'))
  appendFileSync(path, line.slice(0, 20))
  expect(journal.attempts.of('k')).toEqual([intent('a')])
  appendFileSync(path, `${line.slice(20)}\n`)
  expect(journal.attempts.of('k')).toEqual([submitted('a')])
})

test('what is settled goes when the file is shortened, what is open or kept stays', async () => {
  const journal = new Journal(path)
  for (const token of ['a', 'b', 'c', 'd']) {
    await journal.claim(intent(token, token))
    await journal.append(submitted(token, token))
  }
  await journal.append(done('a', 'a'))
  await journal.append(done('b', 'b'))
  await journal.append({ t: 'failed', token: 'c', reason: 'no' })
  await journal.append({ t: 'uploaded', key: 'a', url: 'https://media.modelrunner.ai/a.png' })
  await journal.compact(({ token }) => token === 'a')
  const left = [done('b', 'b'), submitted('d', 'd')]
  expect(journal.attempts.all()).toEqual(left)
  expect(new Journal(path).attempts.all()).toEqual(left)
  expect(new Journal(path).attempts.upload('a')).toBe('https://media.modelrunner.ai/a.png')
  expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3)
  expect(readdirSync(join(folder, '.alt-text'))).toEqual(['journal.jsonl'])
})

test('when everything is settled nothing is left', async () => {
  const journal = new Journal(path)
  await journal.claim(intent('a'))
  await journal.append({ t: 'void', token: 'a' })
  await journal.compact(() => true)
  expect(statSync(path).size).toBe(0)
  expect(await journal.claim(intent('b'))).toBe(true)
})

test('a shortening loses nothing that others write meanwhile', async () => {
  const [tidy, busy] = [new Journal(path), new Journal(path)]
  await tidy.claim(intent('a'))
  await tidy.append({ t: 'void', token: 'a' })
  const shortened = tidy.compact(() => true)
  expect(await busy.claim(intent('b'))).toBe(true)
  await shortened
  expect(tidy.attempts.all()).toEqual([intent('b')])
  expect(new Journal(path).attempts.all()).toEqual([intent('b')])
})

test('two that shorten it at once leave one whole journal', async () => {
  const journals = [new Journal(path), new Journal(path), new Journal(path)]
  for (const token of ['a', 'b', 'c', 'd']) {
    await journals[0]?.claim(intent(token, token))
    await journals[0]?.append(submitted(token, token))
  }
  await journals[0]?.append({ t: 'failed', token: 'a', reason: 'no' })
  await journals[0]?.append({ t: 'failed', token: 'b', reason: 'no' })
  await Promise.all(journals.map((journal) => journal.compact(() => true)))
  const left = [submitted('c', 'c'), submitted('d', 'd')]
  for (const journal of journals) expect(journal.attempts.all()).toEqual(left)
  expect(readdirSync(join(folder, '.alt-text'))).toEqual(['journal.jsonl'])
})

test('lines of a newer version are not shortened away', async () => {
  const journal = new Journal(path)
  await journal.claim(intent('a'))
  await journal.append({ t: 'void', token: 'a' })
  appendFileSync(path, '{"t":"refund","token":"a"}\n')
  const before = readFileSync(path, 'utf8')
  await journal.compact(() => true)
  expect(readFileSync(path, 'utf8')).toBe(before)
})

test('a journal that cannot be written buys nothing', async () => {
  const rig = await createRig({ client: false })
  writeFileSync(join(rig.root, '.alt-text'), 'a file where the folder should be')
  const dog = rig.publish('dog.png')
  expect(await rig.ask(await rig.start(), dog)).toMatchObject({
    kind: 'fault',
    error: { code: 'CRASHED', fatal: true },
  })
  expect(rig.server.jobs.size).toBe(0)
  await rig.close()
})

test('a deleted journal is begun again', async () => {
  const rig = await createRig({ client: false })
  const backend = await rig.start()
  await rig.ask(backend, rig.publish('dog.png'))
  rmSync(join(rig.root, '.alt-text'), { recursive: true })
  const cat = rig.publish('cat.png')
  expect(await rig.ask(backend, cat)).toMatchObject({ kind: 'words', text: sentenceFor(cat.url) })
  expect(rig.journal()).toContain(cat.hash)
  await rig.close()
})

test('three processes that want the same images: one of them gets each, though all shorten the file', async () => {
  const script = join(folder, 'claimant.mjs')
  const core = new URL('../../packages/core/src/', import.meta.url).pathname
  await build({
    entryPoints: [new URL('../servers/modelrunner/claimant.ts', import.meta.url).pathname],
    outfile: script,
    bundle: true,
    platform: 'node',
    format: 'esm',
    plugins: [
      {
        name: 'core without its parsers',
        setup: (bundler) => {
          bundler.onResolve({ filter: /^@alt-text\/core$/ }, () => ({ path: 'core', namespace: 'slim' }))
          bundler.onLoad({ filter: /.*/, namespace: 'slim' }, () => ({
            contents: `export * from './backend/contract.ts'\nexport * from './error.ts'`,
            resolveDir: core,
            loader: 'ts',
          }))
        },
      },
    ],
  })
  const run = promisify(execFile)
  const outputs = await Promise.all(['x', 'y', 'z'].map((name) => run(execPath, [script, path, name, '200'])))
  const won = outputs.flatMap(({ stdout }) => JSON.parse(stdout) as string[])
  expect(won).toHaveLength(200)
  expect(new Set(won).size).toBe(200)
  const journal = new Journal(path)
  expect(journal.attempts.all().map((attempt) => attempt.t)).toEqual(Array.from({ length: 200 }, () => 'done'))
})
