import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Site } from './site.ts'

export interface Ran {
  readonly code: number | null
  readonly text: string
  readonly ms: number
}

/** No more than a build that hangs should get. */
const longestMs = 240_000

/** What every process of a site is given: no telemetry, no colours, no terminal, and nothing of the test runner's own. */
export const environment: NodeJS.ProcessEnv = {
  ...process.env,
  NODE_OPTIONS: '',
  NODE_ENV: undefined,
  // Nuxt says less where it stands.
  TEST: undefined,
  VITEST: undefined,
  CI: '1',
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  ASTRO_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
}

/** Runs Node in a site's folder, and waits for its end. */
export async function run(site: Site, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ran> {
  const started = performance.now()
  const child = spawn(site.node, args, {
    cwd: site.root,
    env: { ...environment, ...site.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  child.stdout.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  child.stderr.setEncoding('utf8').on('data', (piece: string) => (text += piece))
  const timer = setTimeout(() => child.kill('SIGKILL'), longestMs)
  const [code] = (await once(child, 'close')) as [number | null]
  clearTimeout(timer)
  return { code, text, ms: performance.now() - started }
}

/** The command line, in a site's folder. */
export function cli(site: Site, ...args: string[]): Promise<Ran> {
  return run(site, ['node_modules/alt-text/dist/bin.mjs', ...args])
}

/** Lines of ours in what a build has printed. */
export function ours({ text }: Ran): string[] {
  return text
    .split('\n')
    .flatMap((line) => (line.includes('[alt-text] ') ? [line.slice(line.indexOf('[alt-text] '))] : []))
}
