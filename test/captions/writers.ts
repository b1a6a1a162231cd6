import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { decodeCaptions, emptyCaptions, encodeCaptions } from '../../packages/core/src/captions/index.ts'
import type { Entry } from '../../packages/core/src/entry.ts'

/** A folder with a captions file, and processes that write to it from the sources as they stand. */
export class Site {
  readonly root: string = mkdtempSync(join(tmpdir(), 'alt-text-writers-'))
  readonly path: string = join(this.root, 'alt-text.json')
  readonly #bundle = join(this.root, 'node_modules', 'writer.mjs')

  /** With so many entries of old, a save takes as long as on a large site. */
  async prepare(entries = 0): Promise<void> {
    const images = new Map<string, Entry>()
    for (let index = 0; index < entries; index++) {
      images.set(`old/${index}.png`, { hash: `sha256-${'0'.repeat(32)}`, alt: `Old words ${index}`, state: 'edited' })
    }
    if (entries > 0) writeFileSync(this.path, encodeCaptions({ ...emptyCaptions(), images }))
    await build({
      entryPoints: [fileURLToPath(new URL('writer.ts', import.meta.url))],
      outfile: this.#bundle,
      bundle: true,
      platform: 'node',
      format: 'esm',
      banner: {
        js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
      },
    })
  }

  write(prefix: string, count: number, pauseMs: number): Writer {
    return new Writer(spawn(process.execPath, [this.#bundle, this.path, prefix, String(count), String(pauseMs)]))
  }

  /** The keys in the file, which must be whole. */
  keys(): Set<string> {
    return new Set(decodeCaptions(readFileSync(this.path, 'utf8'), 'alt-text.json').images.keys())
  }

  temporaries(): string[] {
    return readdirSync(this.root).filter((name) => name.endsWith('.tmp'))
  }

  /** Settles when a writer has begun to write and, most likely, has not ended. */
  async nextTemporary(): Promise<void> {
    for await (const { filename } of watch(this.root)) if (filename?.endsWith('.tmp')) return
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

export class Writer {
  readonly #child: ChildProcess
  #out = ''
  #err = ''
  /** What its end was: an exit code or a signal. */
  readonly ended: Promise<number | NodeJS.Signals | null>

  constructor(child: ChildProcess) {
    this.#child = child
    child.stdout?.on('data', (data: Buffer) => (this.#out += data.toString()))
    child.stderr?.on('data', (data: Buffer) => (this.#err += data.toString()))
    this.ended = new Promise((resolve) => child.on('close', (code, signal) => resolve(code ?? signal)))
  }

  get errors(): string {
    return this.#err
  }

  get isReady(): boolean {
    return this.#out.includes(' ready\n')
  }

  kill(): Promise<unknown> {
    this.#child.kill('SIGKILL')
    return this.ended
  }

  /** What it told that it had recorded by then. */
  recordedBefore(time: number): string[] {
    return this.#records().flatMap(({ at, key }) => (at < time ? [key] : []))
  }

  /** The longest time between two records once it was ready: what it was not let run for, with other work on the machine. */
  longestPause(): number {
    const times = this.#records()
      .map(({ at }) => at)
      .slice(1)
    return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)))
  }

  #records(): { at: number; key: string }[] {
    const lines = this.#out.split('\n').map((line) => line.split(' '))
    return lines.flatMap(([at, key]) => (key?.endsWith('.png') ? [{ at: Number(at), key }] : []))
  }
}
