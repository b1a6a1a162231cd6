import { mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { audit, createPipeline, loadConfig } from '@alt-text/core'
import { describe, expect, it } from 'vitest'
import { build, ours } from './process.ts'
import type { Job } from './process.ts'
import { copySite } from './site.ts'

const frozen = { mode: 'frozen' } as const

it('a build meets the images that an audit lists', async () => {
  const root = copySite('site')
  const { answers } = await build('vite', [{ root, out: join(root, 'out'), options: frozen }])
  const { seen } = await audit(await createPipeline(await loadConfig({ from: root })))
  const listed = seen.map(({ occurrence: { file, line, column } }) => `${file}:${line}:${column}`)
  expect(listed.length).toBeGreaterThan(30)
  expect(answers[0]?.seen?.toSorted()).toEqual(listed.toSorted())
})

describe.concurrent.each(['vite', 'webpack', 'esbuild', 'farm'] as const)(
  'a source that cannot be read: %s',
  (host) => {
    it('is told, and the build goes on', async () => {
      const deep = `${'>'.repeat(5000)} ![](/photos/public.png)\n`
      const entry = "import { Marked } from './Marked.tsx'\nimport deep from './deep.md'\n"
      const root = copySite('site', {
        'src/deep.md': deep,
        'src/entry.js': `${entry}globalThis.report?.({ deep, images: { marked: Marked().props.alt } })\n`,
      })
      const job: Job = { root, out: join(root, 'out'), entry: 'src/entry.js', options: frozen, run: true }
      const run = await build(host, [job])
      expect(run.answers[0]?.error, run.stderr).toBe(undefined)
      expect(run.answers[0]?.report).toEqual({ deep, images: { marked: 'A red field' } })
      const [first, summary, ...others] = ours(run)
      expect([first, others]).toEqual([expect.stringContaining(' src/deep.md:1:'), []])
      expect(summary?.match(/\d+/g)).toEqual(['1', '1'])
    })
  },
)

describe('globs', () => {
  it('keep what they leave out as it is, say so, and do not fail for it', async () => {
    const root = copySite('site')
    const options = { ...frozen, exclude: ['src/Urls.tsx', 'src/Addresses.tsx', 'src/Kept.tsx'], onMissing: 'error' }
    const run = await build('vite', [{ root, out: join(root, 'out'), options, run: true }])
    expect(run.answers[0]?.error).toBe(undefined)
    expect(run.answers[0]?.report?.images).toMatchObject({
      url: 'no alt',
      alias: 'no alt',
      imported: expect.stringMatching(/^alt: A/),
    })
    // Two in one, five in another, and two whose blank alternative is nobody's words.
    expect(ours(run)).toEqual([expect.stringMatching(/ 9 .*`exclude`/)])
  })

  it.each([
    ['esbuild', { loader: { '.js': 'jsx', '.png': 'file' } }],
    ['rolldown', { moduleTypes: { '.js': 'jsx' } }],
  ] as const)('name .js where it holds JSX: %s', async (host, config) => {
    const entry =
      "import { Emoji } from './Emoji.js'\nglobalThis.report?.({ images: { emoji: Emoji().children[1].props.alt } })\n"
    const root = copySite('site', { 'src/entry.js': entry })
    renameSync(join(root, 'src/Emoji.jsx'), join(root, 'src/Emoji.js'))
    const run = await build(
      host,
      ['**/*.js', '**/*.jsx'].map((include) => ({
        root,
        out: join(root, include === '**/*.js' ? 'js' : 'jsx'),
        config,
        entry: 'src/entry.js',
        options: { ...frozen, include },
        run: true,
      })),
    )
    expect(run.answers.map(({ error, report }) => error ?? report?.images)).toEqual([{ emoji: 'A red field' }, {}])
  })
})

it('a config that reads addresses otherwise than Vite does is told what it lacks', async () => {
  const root = copySite('site', { 'alt-text.config.mjs': 'export default {}\n' })
  mkdirSync(join(root, 'pages'))
  renameSync(join(root, 'public'), join(root, 'pages/assets'))
  const config = { publicDir: join(root, 'pages/assets'), base: '/docs/' }
  const run = await build('vite', [{ root, out: join(root, 'out'), options: frozen, config }])
  const [first] = ours(run)
  expect(first).toContain('publicDirs: ["pages/assets"], base: "/docs/", alias: { "@": "src" }')
})
