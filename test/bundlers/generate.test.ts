import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, ours } from './process.ts'
import { copySite, hosts } from './site.ts'

/** A slow local backend that writes down what it is asked. */
function backend(options: string): Record<string, string> {
  return {
    'alt-text.config.mjs': `
import { appendFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { mock } from '@alt-text/backends/mock'
const log = fileURLToPath(new URL('asked.jsonl', import.meta.url))
const mediaTypes = ['image/png', 'image/gif']
export default { alias: { '@': 'src' }, backend: mock({ log, ${options} }) }
`,
  }
}

const slow = { ...backend('delayMs: 50, limits: { mediaTypes, concurrency: 2 }'), 'alt-text.json': null }

/** Keys that a backend was asked for, in this order. */
function asked(root: string): string[] {
  const path = join(root, 'asked.jsonl')
  if (!existsSync(path)) return []
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n')
  return lines.map((line) => (JSON.parse(line) as { key: string }).key).sort()
}

describe.each(hosts)('%s', (host) => {
  const root = copySite('site', slow)
  const out = (name: string): string => join(root, name)
  const running = (async () => {
    const first = await build(
      host,
      ['one', 'two'].map((name) => ({ root, out: out(name), run: name === 'one' })),
      // Its compilers share a runtime, and must not be run side by side.
      { atOnce: host !== 'farm' },
    )
    const captions = readFileSync(join(root, 'alt-text.json'), 'utf8')
    const askedFirst = asked(root)
    const ci = await build(host, [{ root, out: out('ci') }], { env: { CI: 'true' } })
    return { first, captions, asked: askedFirst, ci }
  })()
  running.catch(() => {})

  it('asks once for every picture, however many builds there are', async () => {
    const { asked: keys, first } = await running
    expect(
      first.answers.flatMap(({ error }) => error ?? []),
      first.stderr,
    ).toEqual([])
    expect(keys).toEqual([...new Set(keys)])
    // A link's picture is not asked for, nor what repeats its neighbour or is on another host.
    expect(keys).toEqual(
      expect.arrayContaining(['public/photos/constant.png', 'src/img/url.png', 'src/pages/img/relative.png']),
    )
  })

  it('has the words in the build that asked for them', async () => {
    const { report } = (await running).first.answers[0] ?? {}
    expect(report?.images).toMatchObject({ url: 'alt: words for src/img/url.png', described: 'alt: Words of a person' })
    expect(report?.markdown['guide']).toContain('![words for src/pages/img/relative.png](img/relative.png)')
  })

  it('builds the same bytes again in CI, and asks nobody', async () => {
    const { ci, captions, asked: keys } = await running
    expect(
      ci.answers.flatMap(({ error }) => error ?? []),
      ci.stderr,
    ).toEqual([])
    expect(digests(out('ci'))).toEqual(digests(out('one')))
    expect(digests(out('two'))).toEqual(digests(out('one')))
    expect(asked(root)).toEqual(keys)
    expect(readFileSync(join(root, 'alt-text.json'), 'utf8')).toBe(captions)
  })

  it('says that it asks, once', async () => {
    const lines = ours((await running).first)
    expect(lines.filter((line) => line.includes('Asking'))).toHaveLength(1)
    expect(lines.filter((line) => line.includes('injected'))).toHaveLength(1)
  })
})

describe('without being asked to', () => {
  it.concurrent.each(['vite', 'webpack'] as const)('nobody is asked in CI: %s', async (host) => {
    const root = copySite('site', slow)
    const run = await build(host, [{ root, out: join(root, 'out'), run: true }], { env: { CI: '1' } })
    expect(run.answers[0]?.report?.images).toMatchObject({ url: 'no alt' })
    expect([asked(root), existsSync(join(root, 'alt-text.json'))]).toEqual([[], false])
  })

  it('nobody is asked where the backend is a service', async () => {
    const root = copySite('site', { ...backend("limits: { where: 'hosted', mediaTypes }"), 'alt-text.json': null })
    const run = await build('vite', [{ root, out: join(root, 'out'), run: true }])
    expect(run.answers[0]?.report?.images).toMatchObject({ url: 'no alt' })
    expect(asked(root)).toEqual([])
  })
})

describe.concurrent.each(['vite', 'rollup', 'webpack', 'esbuild'] as const)('a backend that fails: %s', (host) => {
  it('does not break the build, is told in one line, and not asked again', async () => {
    const caption =
      "({ image }) => { appendFileSync(log, JSON.stringify(image) + '\\n'); throw new TypeError('A bug') }"
    const faults = backend(`limits: { mediaTypes }, captions: ${caption}`)
    const root = copySite('site', { ...faults, 'alt-text.json': null })
    const jobs = ['one', 'two'].map((name) => ({ root, out: join(root, name), run: name === 'one' }))
    const run = await build(host, jobs, { atOnce: true })
    expect([run.code, ...run.answers.map(({ error }) => error)]).toEqual([0, undefined, undefined])
    expect(run.answers[0]?.report?.images).toMatchObject({ url: 'no alt', described: 'alt: Words of a person' })
    expect(run.answers.flatMap(({ warnings = [] }) => warnings)).toEqual([])
    expect(ours(run).filter((line) => line.includes('got no words'))).toHaveLength(1)
    expect(asked(root).length).toBeGreaterThan(1)
    expect(asked(root)).toEqual([...new Set(asked(root))])
  })
})

describe.concurrent.each(['vite', 'rollup', 'webpack', 'esbuild'] as const)(
  'a build that asks and then fails: %s',
  (host) => {
    it('keeps what it was given, and the process ends', async () => {
      const root = copySite('site', { ...slow, 'src/Emoji.jsx': 'export const Emoji = () => <p><img' })
      const run = await build(host, [{ root, out: join(root, 'out') }])
      expect([run.code, run.answers[0]?.error?.message]).toEqual([1, expect.stringContaining('Emoji.jsx')])
      const captions = readFileSync(join(root, 'alt-text.json'), 'utf8')
      expect(asked(root).length).toBeGreaterThan(1)
      for (const key of asked(root)) expect(captions).toContain(`words for ${key}`)
    })
  },
)

describe.concurrent.each(['vite', 'rollup'] as const)('a local model: %s', (host) => {
  it('fills, and the process ends', async () => {
    const model = resolve(import.meta.dirname, '../models/tiny-florence2')
    const config = `
import { onnx } from '@alt-text/onnx'
export default { alias: { '@': 'src' }, backend: onnx({ model: ${JSON.stringify(model)} }) }
`
    const root = copySite('site', { 'alt-text.config.mjs': config, 'alt-text.json': null })
    const run = await build(host, [{ root, out: join(root, 'out'), run: true }])
    expect(run.answers[0]?.error, run.stderr).toBe(undefined)
    expect(run.answers[0]?.report?.images['url']).toMatch(/^alt: An? \w+/i)
  })
})

/** Path and digest of every file of a build. Maps name the folder they are in. */
function digests(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => `${path.slice(folder.length)} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)
}
