import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bin, ended, quietEnvironment } from '../cli/site.ts'
import type { Ran } from '../cli/site.ts'

const playground = fileURLToPath(new URL('../../playground/site', import.meta.url))
const model = fileURLToPath(new URL('../models/tiny-florence2', import.meta.url))
const notOfTheSite = new Set(['.demo', 'node_modules', 'dist', 'demo.mjs', 'record-modules.mjs'])

/** What an audit and a build say of one image, as far as both know it. */
interface Image {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly outcome: string
}

let root: string
let filled: Ran
beforeAll(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-playground-')))
  for (const name of readdirSync(playground)) {
    if (!notOfTheSite.has(name)) cpSync(join(playground, name), join(root, name), { recursive: true })
  }
  symlinkSync(join(playground, 'node_modules'), join(root, 'node_modules'))
  filled = await node([bin, 'fill'])
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

function node(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const all = { ...quietEnvironment(), ALT_TEXT_MODEL: model, NO_COLOR: '1', ...env }
  return ended(spawn(process.execPath, args, { cwd: root, env: all }))
}

/** A frozen build in a process of its own, which tells what the plugin met. */
async function build(): Promise<Image[]> {
  const script = `
    const { build } = await import(${JSON.stringify(pathToFileURL(join(playground, 'node_modules/vite/dist/node/index.js')).href)})
    let api
    const spy = { name: 'spy', configResolved: ({ plugins }) => void (api = plugins.find(({ name }) => name === 'unplugin-alt-text').api) }
    await build({ logLevel: 'error', plugins: [spy] })
    const images = api.seen.map(({ occurrence: { file, line, column }, outcome }) => ({ file, line, column, outcome: outcome.kind === 'left' ? outcome.why : outcome.kind }))
    process.stdout.write('IMAGES' + JSON.stringify(images))`
  const ran = await node(['--input-type=module', '-e', script], { CI: 'true' })
  expect(ran.code, ran.err).toBe(0)
  return JSON.parse(ran.out.split('IMAGES')[1] as string) as Image[]
}

async function audit(): Promise<{ code: Ran['code']; images: Image[]; missing: string[] }> {
  const { code, out } = await node([bin, 'audit', '--rule', 'missing', '--format', 'json'])
  const report = JSON.parse(out) as {
    images: Image[]
    findings: { file: string; line: number; data: { why: string } }[]
  }
  return {
    code,
    images: report.images,
    missing: report.findings.map(({ file, line, data }) => `${file}:${line} ${data.why}`),
  }
}

const byPlace = (images: readonly Image[]) =>
  images.map(({ file, line, column, outcome }) => `${file}:${line}:${column} ${outcome}`).sort()

test('the fill of the playground leaves nothing but what people have to decide', async () => {
  expect(filled.code, filled.err).toBe(0)
  expect(filled.out).not.toContain('got no words')
  const { code, missing } = await audit()
  expect(code).toBe(1)
  expect(missing).toEqual([expect.stringMatching(/^index\.html:\d+ remote$/)])
  expect(await node([bin, 'fill'])).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/^Nothing to draft\.\n/),
  })
})

test('a frozen build then has no misses but those, and met what the audit lists', async () => {
  const seen = await build()
  const { images } = await audit()
  expect(byPlace(seen)).toEqual(byPlace(images))
  expect(
    seen.filter(({ outcome }) => outcome !== 'words' && outcome !== 'settled').map(({ outcome }) => outcome),
  ).toEqual(['remote'])
  const page = readFileSync(join(root, 'dist/index.html'), 'utf8')
  // The link's only image has the words of the page behind it.
  expect(page).toMatch(/<a href="\/about\.html"><img alt="About this site"/)
  expect(page).toContain('&lt;img src="/photos/circle.png"&gt;')
})
