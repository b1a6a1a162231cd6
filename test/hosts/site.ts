import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Expected, Host } from './host.ts'

const repository = resolve(import.meta.dirname, '../..')

/** Ours, as a package manager would put them there. */
const ours: Readonly<Record<string, string>> = {
  'alt-text': 'packages/cli',
  'unplugin-alt-text': 'packages/unplugin',
  '@alt-text/core': 'packages/core',
  '@alt-text/backends': 'packages/backends',
  '@alt-text/docs': 'packages/docs',
}

/** A playground, installed and copied to where it may be changed. What it is installed from stays for the next run. */
export class Site {
  readonly root: string
  readonly expected: Expected
  readonly #host: Host
  readonly #source: string

  constructor(name: string, host: Host) {
    this.#host = host
    this.#source = join(repository, 'playground', host.playground)
    this.root = join(repository, '.cache/hosts', name)
    this.expected = JSON.parse(readFileSync(join(this.#source, 'expected.json'), 'utf8')) as Expected
  }

  get base(): string {
    return this.#host.base ?? '/'
  }

  get out(): string {
    return join(this.root, this.#host.out)
  }

  /** The sources as they are committed, with nothing left of an earlier run but what was installed. */
  fresh(): void {
    this.#install()
    for (const name of readdirSync(this.root)) {
      if (name !== 'node_modules' && name !== '.installed') rmSync(join(this.root, name), { recursive: true })
    }
    rmSync(join(this.root, 'node_modules/.cache'), { recursive: true, force: true })
    rmSync(join(this.root, 'node_modules/.vite'), { recursive: true, force: true })
    rmSync(join(this.root, 'node_modules/.astro'), { recursive: true, force: true })
    for (const name of readdirSync(this.#source)) {
      if (generated.has(name)) continue
      cpSync(join(this.#source, name), join(this.root, name), {
        recursive: true,
        filter: (path) => !/[\\/]node_modules$/.test(path),
      })
    }
  }

  /** A host that cannot be installed says so, with its package manager's own reason. */
  #install(): void {
    const wanted = this.#lockfile()
    const stamp = join(this.root, '.installed')
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
    rmSync(this.root, { recursive: true, force: true })
    mkdirSync(this.root, { recursive: true })
    for (const name of ['package.json', 'package-lock.json']) cpSync(join(this.#source, name), join(this.root, name))
    const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
      cwd: this.root,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${this.#host.title} could not be installed:\n${stdout}${stderr}`)
    for (const [name, folder] of Object.entries(ours)) this.#link(name, join(repository, folder))
    writeFileSync(stamp, wanted)
  }

  #lockfile(): string {
    return readFileSync(join(this.#source, 'package-lock.json'), 'utf8')
  }

  #link(name: string, folder: string): void {
    const path = join(this.root, 'node_modules', name)
    mkdirSync(resolve(path, '..'), { recursive: true })
    rmSync(path, { recursive: true, force: true })
    symlinkSync(folder, path, 'junction')
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.root, path), text)
  }

  /** Every file of the output as text. */
  output(): Map<string, string> {
    const files = readdirSync(this.out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
    return new Map(
      files.map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'latin1'),
      ]),
    )
  }

  /** What was installed of the packages that matter. */
  versions(): string[] {
    return this.#host.versions.map((name) => {
      const { version } = JSON.parse(this.read(`node_modules/${name}/package.json`)) as { version: string }
      return `${name} ${version}`
    })
  }

  /** The program that runs it. */
  get node(): string {
    return this.#host.node === undefined ? process.execPath : join(this.root, 'node_modules/node/bin/node')
  }
}

/** What a build in the playground itself may have left there. */
const generated = new Set([
  'node_modules',
  'dist',
  'expected.json',
  '.astro',
  '.svelte-kit',
  '.nuxt',
  '.output',
  '.data',
  '.docusaurus',
  '.next',
  '_site',
  'out',
  'build',
])
