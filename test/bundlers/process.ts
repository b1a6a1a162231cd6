import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Host } from './site.ts'

/** One build; see the files in `hosts/` for what each of them takes. */
export interface Job {
  readonly root: string
  readonly out: string
  readonly options?: Readonly<Record<string, unknown>>
  /** Run the bundle, and report what it draws. */
  readonly run?: boolean
  readonly entry?: string
  /** A template, a page, or for Rollup a page's text. */
  readonly html?: string
  readonly htmlPlugin?: 'rspack'
  readonly assetName?: string
  readonly cache?: unknown
  readonly fixedNames?: boolean
  /** More of the bundler's own options. */
  readonly config?: Readonly<Record<string, unknown>>
  /** Names of `plugins.mjs`. */
  readonly use?: readonly string[]
}

export interface Answer {
  readonly error?: { readonly message: string; readonly stack: string; readonly code?: string }
  /** The file to run. */
  readonly entry?: string
  /** What went through the bundler's own channel. */
  readonly warnings?: readonly string[]
  /** `file:line:column` of what the plugin has met. */
  readonly seen?: readonly string[]
  readonly report?: { readonly images: Record<string, string>; readonly markdown: Record<string, string> }
}

export interface Run {
  readonly answers: readonly Answer[]
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What nobody has to wait for; a machine that is busy with other tests needs far less. */
const patienceMs = 10_000
const longestRunMs = 50_000

interface BuildOptions {
  readonly env?: Record<string, string>
  /** All jobs together. @default one after the other */
  readonly atOnce?: boolean
}

/** Builds in a process of its own, and sees to it that the process ends by itself. */
export async function build(
  host: Host,
  jobs: readonly Job[],
  { env = {}, atOnce = false }: BuildOptions = {},
): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'alt-text-jobs-'))
  const answer = join(folder, 'answer.json')
  writeFileSync(join(folder, 'jobs.json'), JSON.stringify({ host, jobs, answer, atOnce }))
  const { child, output } = start('run.mjs', [join(folder, 'jobs.json')], env)
  const timer = setTimeout(() => child.kill('SIGKILL'), longestRunMs)
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  clearTimeout(timer)
  const ended = Date.now()
  const { answers = [], at } = existsSync(answer)
    ? (JSON.parse(readFileSync(answer, 'utf8')) as { answers: Answer[]; at: number })
    : {}
  rmSync(folder, { recursive: true })
  expect(signal, `${host} did not end by itself in ${longestRunMs / 1000} s:\n${output.stderr}`).toBe(null)
  if (at !== undefined) expect(ended - at, `${host} lingered after its last build`).toBeLessThan(patienceMs)
  return { answers, code, ...output }
}

/** A script of this folder, started with an environment of its own: no CI, no colours. */
export function start(
  script: string,
  args: readonly string[],
  env: Record<string, string> = {},
): { child: ChildProcess; output: { stdout: string; stderr: string } } {
  const { PATH = '', HOME = '', TMPDIR = tmpdir(), SystemRoot = '' } = process.env
  const child = spawn(process.execPath, [join(import.meta.dirname, script), ...args], {
    cwd: tmpdir(),
    env: { PATH, HOME, TMPDIR, SystemRoot, NO_COLOR: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  return { child, output }
}

/** Our own lines, without the bundler's. */
export function ours({ stdout, stderr }: Pick<Run, 'stdout' | 'stderr'>): string[] {
  return `${stdout}\n${stderr}`.split('\n').filter((line) => line.startsWith('[alt-text]'))
}
