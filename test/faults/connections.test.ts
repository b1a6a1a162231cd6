import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startModelrunner } from '../servers/modelrunner.ts'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { FaultySite } from './site.ts'

const bin = resolve(import.meta.dirname, '../../packages/cli/dist/bin.mjs')
const urlOf = (path: string): string => pathToFileURL(resolve(import.meta.dirname, path)).href

let server: FakeModelrunner
let site: FaultySite
beforeEach(async () => {
  server = await startModelrunner()
  site = new FaultySite(4, server)
})
afterEach(async () => {
  await server.close()
  site.remove()
})

const log = (): string => join(site.root, 'node_modules/connections.txt')
const connections = (): string[] =>
  existsSync(log())
    ? readFileSync(log(), 'utf8')
        .split('\n')
        .filter((line) => line !== '')
    : []

/** Runs Node where every connection but that to the service's stand-in ends it. */
async function node(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: site.root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      CI: '',
      MODELRUNNER_KEY: server.key,
      FAULTS_ORIGIN: server.origin,
      NODE_OPTIONS: `--import=${urlOf('only.mjs')}`,
      ONLY_PORT: new URL(server.origin).port,
      ONLY_LOG: log(),
      ...env,
    },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text))
  const [code] = (await once(child, 'close')) as [number]
  return { code, output }
}

test('the whole command line reaches nobody but the service, and that in a fill alone', async () => {
  const run = async (line: string, code: number, env?: Record<string, string>): Promise<void> => {
    const ended = await node([bin, ...line.split(' ')], env)
    expect(ended.code, `${line}\n${ended.output}`).toBe(code)
  }
  await run('audit', 1)
  await run('why page-0.html', 0)
  await run('prefetch --list', 0)
  await run('fill --dry-run', 0)
  expect(connections()).toEqual([])
  await run('fill --yes', 0)
  await run('fill --yes --refresh', 0, { FAULTS_UPLOAD: 'yes' })
  const asked = connections()
  expect(asked.length).toBeGreaterThan(0)
  expect(new Set(asked)).toEqual(new Set([`127.0.0.1:${new URL(server.origin).port}`]))
  await run('audit', 0)
  await run('apply', 0)
  await run('init', 0)
  expect(connections()).toEqual(asked)
}, 120_000)

test.each([
  ['frozen', 'nobody', new Set<string>()],
  ['generate', 'nobody but the service', undefined],
])(
  'a %s build reaches %s',
  async (mode, _, reached = new Set([`127.0.0.1:${new URL(server.origin).port}`])) => {
    const config = join(site.root, 'alt-text.config.ts')
    // Without a budget, no build asks a hosted service.
    writeFileSync(config, readFileSync(config, 'utf8').replace('publicDirs', 'budget: { images: 10 },\n  publicDirs'))
    writeFileSync(
      join(site.root, 'build.mjs'),
      `import { build } from ${JSON.stringify(import.meta.resolve('vite'))}
import altText from ${JSON.stringify(urlOf('../../packages/unplugin/dist/vite.mjs'))}
const plugins = [altText({ mode: ${JSON.stringify(mode)} })]
await build({ root: ${JSON.stringify(site.root)}, plugins, build: { rollupOptions: { input: 'page-0.html' } } })
`,
    )
    const { code, output } = await node(['build.mjs'])
    expect(code, output).toBe(0)
    expect(readFileSync(join(site.root, 'dist/page-0.html'), 'utf8').includes(' alt="')).toBe(mode === 'generate')
    expect(new Set(connections())).toEqual(reached)
  },
  60_000,
)

test('what stands guard here sees other connections', () => {
  for (const address of ['http://127.0.0.1:4321/', 'http://site.test/']) {
    const env = { ...process.env, NODE_OPTIONS: `--import=${urlOf('only.mjs')}`, ONLY_PORT: '1', ONLY_LOG: log() }
    expect(spawnSync(process.execPath, ['-e', `fetch('${address}')`], { env }).status, address).toBe(99)
  }
})
