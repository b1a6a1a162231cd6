import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { OnnxOptions } from '@alt-text/onnx'
import { afterAll } from 'vitest'

const bin = resolve('packages/cli/dist/bin.mjs')

export interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** A command that runs. */
export interface Running {
  readonly child: ChildProcess
  /** What it has written to standard error so far. */
  err(): string
  readonly ended: Promise<Ended>
}

/** A site as a user has one, with the built packages installed. */
export class Site {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-site-')))
  readonly #env: Readonly<Record<string, string>>

  /** @param env of every command, besides PATH */
  constructor(options: OnnxOptions, env: Readonly<Record<string, string>> = {}) {
    this.#env = env
    roots.push(this.root)
    mkdirSync(join(this.root, 'node_modules/@alt-text'), { recursive: true })
    for (const name of ['core', 'onnx']) {
      symlinkSync(resolve('packages', name), join(this.root, 'node_modules/@alt-text', name), 'junction')
    }
    this.write('package.json', '{ "type": "module" }\n')
    this.configure(options)
  }

  configure(options: OnnxOptions): void {
    const backend = `onnx(${JSON.stringify(options)})`
    this.write('alt-text.config.mjs', `import { onnx } from '@alt-text/onnx'\nexport default { backend: ${backend} }\n`)
  }

  write(file: string, content: string | Buffer): void {
    const path = join(this.root, file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
  }

  read(file: string): string {
    return readFileSync(join(this.root, file), 'utf8')
  }

  /** What the captions file says of each image, by its key. */
  captions(): Record<string, { alt?: string; confidence?: number }> {
    return (JSON.parse(this.read('alt-text.json')) as { images: Record<string, { alt?: string }> }).images
  }

  /** Starts `alt-text` with these arguments. */
  start(...args: string[]): Running {
    const env = { PATH: process.env['PATH'] ?? '', HOME: join(this.root, 'home'), ...this.#env }
    const child = spawn(process.execPath, [bin, ...args], { cwd: this.root, env, stdio: ['ignore', 'pipe', 'pipe'] })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
    return { child, err: () => err, ended }
  }

  run(...args: string[]): Promise<Ended> {
    return this.start(...args).ended
  }
}

const roots: string[] = []
afterAll(() => roots.forEach((root) => rmSync(root, { recursive: true, force: true })))
