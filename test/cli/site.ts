import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Entry } from '../../packages/core/src/entry.ts'

const repository = fileURLToPath(new URL('../../', import.meta.url))

/** The command as users get it: built. */
export const bin: string = join(repository, 'packages/cli/dist/bin.mjs')

export type Files = Readonly<Record<string, string | Uint8Array>>

export interface RunOptions {
  /** From the site's root. @default the root */
  readonly cwd?: string | undefined
  readonly env?: Readonly<Record<string, string>> | undefined
  /** Of a user without rights, where the tests run as root. */
  readonly uid?: number | undefined
}

/** What a command line came to. */
export interface Ran {
  /** The exit code, or the signal. */
  readonly code: number | NodeJS.Signals | null
  readonly out: string
  readonly err: string
}

/** A project in a folder of its own, and the built command in it. */
export class Site {
  readonly root: string = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-site-')))

  constructor(files: Files = {}) {
    for (const name of ['core', 'backends', 'onnx']) this.link(`@alt-text/${name}`, join(repository, 'packages', name))
    this.write({ 'package.json': '{ "type": "module" }\n', ...files })
  }

  /** A package, as an install would have put it there. */
  link(name: string, target: string): void {
    const path = join(this.root, 'node_modules', name)
    mkdirSync(dirname(path), { recursive: true })
    symlinkSync(target, path)
  }

  /** A package of this repository as an install has it: built, and beside it only what it depends on. */
  install(name: string): void {
    const target = join(this.root, 'node_modules/@alt-text', name)
    rmSync(target)
    for (const part of ['package.json', 'dist']) {
      cpSync(join(repository, 'packages', name, part), join(target, part), { recursive: true })
    }
  }

  uninstall(name: string): void {
    rmSync(join(this.root, 'node_modules/@alt-text', name))
  }

  write(files: Files): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true })
      writeFileSync(join(this.root, path), content)
    }
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  has(path: string): boolean {
    return existsSync(join(this.root, path))
  }

  /** Entries of the captions file. */
  entries(): Record<string, Entry> {
    return (JSON.parse(this.read('alt-text.json')) as { images: Record<string, Entry> }).images
  }

  /** What `mock({ log })` says that it delivered. */
  delivered(): { at: string; key: string; hash: string; language: string; text: string }[] {
    if (!this.has('log.jsonl')) return []
    const lines = this.read('log.jsonl').split('\n')
    return lines.filter((line) => line !== '').map((line) => JSON.parse(line))
  }

  /**
   * Path and digest of everything but packages, and the cache, which is written where a machine is slow enough to know
   * that a file is old: the same list means that nothing was written.
   */
  tree(): string[] {
    const entries = readdirSync(this.root, { recursive: true, withFileTypes: true })
    const paths = entries.map((entry) => join(entry.parentPath, entry.name)).sort()
    return paths
      .filter((path) => !/node_modules(?:[\\/](?:@|\.cache)|$)/.test(path))
      .map((path) => `${relative(this.root, path)} ${digestOf(path)}`)
  }

  start(args: readonly string[], { cwd = '.', env = {}, uid }: RunOptions = {}): ChildProcess {
    return spawn(process.execPath, [bin, ...args], {
      cwd: join(this.root, cwd),
      env: { ...quietEnvironment(), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(uid !== undefined && { uid, gid: uid }),
    })
  }

  /** Runs the command to its end. No command may ever show a stack trace. */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const ran = await ended(this.start(args, options))
    if (/^\s+at /m.test(ran.err + ran.out)) throw new Error(`A stack trace was shown:\n${ran.err}${ran.out}`)
    return ran
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}

export function ended(child: ChildProcess): Promise<Ran> {
  let out = ''
  let err = ''
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve({ code: code ?? signal, out, err }))
  })
}

/** A config whose backend is `mock`, with options as JavaScript. */
export function mockConfig(options = '', config = ''): string {
  return `import { AltTextError, BackendError } from '@alt-text/core'
import { mock } from '@alt-text/backends/mock'
const captions = (request) => \`Shape \${request.image.hash.slice(-8)} in one colour\`
export default { backend: mock({ captions, log: 'log.jsonl', ${options} }), ${config} }
`
}

/** A page with these images, in this language. */
export function page(images: readonly string[], { lang = 'en', title = 'A page' } = {}): string {
  const tags = images.map((source) => `    <img src="${source}">`)
  return `<!doctype html>\n<html lang="${lang}">\n  <head><title>${title}</title></head>\n  <body>\n${tags.join('\n')}\n  </body>\n</html>\n`
}

/** The environment of an ordinary shell: not that of a test run, a CI service or a package manager. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const { CI, NO_COLOR, FORCE_COLOR, NODE_OPTIONS, NODE_PATH, NODE_ENV, VITEST, ...env } = process.env
  return env
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 16)
  } catch {
    // A folder: that it is there is all there is to know.
    return 'folder'
  }
}
