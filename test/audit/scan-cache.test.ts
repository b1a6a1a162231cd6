import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

let root = ''
const file = (): string => join(root, 'node_modules/.cache/alt-text/sources')

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-scan-cache-'))
  // Files younger than two seconds are not remembered; these are an hour old to whoever asks.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_600_000 })
  write('a.html', '<img src="a.png">\n')
  write('b.md', 'No image.\n')
  write('c.html', '<img src="c.png" alt="A dog">\n')
})
afterEach(() => {
  vi.useRealTimers()
  rmSync(root, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  writeFileSync(join(root, name), text)
}

/** What one run finds, as a process of its own would. */
async function run(rules?: string[], images: 'all' | 'lacking' = 'all'): Promise<string[]> {
  const pipeline = await createPipeline(resolveConfig({}, { root }))
  const report = await audit(pipeline, { rules: rules ?? ['missing'], images })
  pipeline.remember()
  return report.findings.map((it) => `${it.file}:${it.line}:${it.column}`)
}

/** Makes a line say what is not so: whoever finds that has read the cache and not the file. */
function forge(name: string, from: string, to: string): void {
  const lines = readFileSync(file(), 'utf8').split('\n')
  const forged = lines.map((line) => (line.startsWith(`${name}\t`) ? line.replace(from, to) : line))
  expect(forged).not.toEqual(lines)
  writeFileSync(file(), forged.join('\n'))
}

test('what has not changed is not read again', async () => {
  expect(await run()).toEqual(['a.html:1:1'])
  forge('a.html', '"line":1', '"line":7')
  expect(await run()).toEqual(['a.html:7:1'])
})

test('a new text of the same size and time is', async () => {
  const { atime, mtime } = statSync(join(root, 'c.html'))
  await run()
  write('c.html', '<img src="c.png" alx="A dog">\n')
  utimesSync(join(root, 'c.html'), atime, mtime)
  expect(await run()).toEqual(['a.html:1:1', 'c.html:1:1'])
})

test('a file that was only touched is known by its bytes', async () => {
  await run()
  forge('a.html', '"line":1', '"line":7')
  utimesSync(join(root, 'a.html'), new Date(1e12), new Date(1e12))
  expect(await run()).toEqual(['a.html:7:1'])
  write('a.html', '\n<img src="a.png">\n')
  expect(await run()).toEqual(['a.html:2:1'])
})

test('files that come and go', async () => {
  await run()
  rmSync(join(root, 'a.html'))
  write('d.html', '<img src="d.png">\n')
  expect(await run()).toEqual(['d.html:1:1'])
})

test('who asked for less does not answer who asks for all', async () => {
  await run(['missing'], 'lacking')
  write('c.html', '<img src="c.png" alt="c.png">\n')
  await run(['missing'], 'lacking')
  expect(await run(['missing', 'file-name'])).toEqual(['a.html:1:1', 'c.html:1:1'])
  expect(await run(['missing'], 'lacking')).toEqual(['a.html:1:1'])
})

test('comments that take findings back hold the second time too', async () => {
  write('a.html', '<!-- alt-text-ignore missing: a test -->\n<img src="a.png">\n')
  expect(await run()).toEqual([])
  expect(await run()).toEqual([])
})

test('what could not be read is an error each time', async () => {
  writeFileSync(join(root, 'b.md'), Buffer.from([0x21, 0xff]))
  expect(await run()).toEqual(['a.html:1:1', 'b.md:1:1'])
  expect(await run()).toEqual(['a.html:1:1', 'b.md:1:1'])
})

test.each([
  ['empty', () => ''],
  ['cut off', (text: string) => text.slice(0, text.length - 20)],
  ['of another version', (text: string) => text.replace('sources 2', 'sources 1')],
  ['of another config', (text: string) => text.replace(/ [\da-f]{64}/, ` ${'0'.repeat(64)}`)],
  ['without its times', (text: string) => text.replace(/\n[^\t\n]+\n/, '\n\n')],
  ['damaged', (text: string) => text.replaceAll('[{', '[{{')],
  ['something else', () => '{"version":1}\n'],
])('a cache that is %s is none', async (_, spoil) => {
  await run()
  forge('a.html', '"line":1', '"line":7')
  writeFileSync(file(), spoil(readFileSync(file(), 'utf8')))
  expect(await run()).toEqual(['a.html:1:1'])
})

test('a file that is too young to tell is read again', async () => {
  vi.useRealTimers()
  await run()
  expect(readdirSync(root)).not.toContain('node_modules')
})

test('git is told to leave the folder alone', async () => {
  await run()
  expect(readFileSync(join(root, 'node_modules/.cache/alt-text/.gitignore'), 'utf8')).toBe('*\n')
})

test('processes that run at once do not spoil it for each other', async () => {
  vi.useRealTimers()
  for (let index = 0; index < 200; index++) write(`page-${index}.html`, `<img src="${index}.png">\n`)
  // Old enough to be remembered.
  await sleep(2100)
  const bin = resolve('packages/cli/dist/bin.mjs')
  const runs = Array.from({ length: 3 }, () =>
    promisify(execFile)(process.execPath, [bin, 'audit', '--rule', 'missing'], { cwd: root }).catch((error) => error),
  )
  for (const { code, stdout } of await Promise.all(runs)) {
    expect(code).toBe(1)
    expect(stdout).toContain('201 errors')
  }
  expect(readdirSync(join(root, 'node_modules/.cache/alt-text')).toSorted()).toEqual(['.gitignore', 'sources'])
  expect(readFileSync(file(), 'utf8').split('\n')).toHaveLength(206)
  expect(await run()).toHaveLength(201)
})
