import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { astro } from './astro.ts'
import { bundlers } from './bundlers.ts'
import { docusaurus } from './docusaurus.ts'
import { eleventy } from './eleventy.ts'
import type { Host } from './host.ts'
import { next } from './next.ts'
import { nuxt } from './nuxt.ts'
import { sveltekit } from './sveltekit.ts'
import { vite } from './vite.ts'
import { vitepress } from './vitepress.ts'

export type { Host, HostSettings } from './host.ts'

/** Those that stand on others come before them. */
const hosts: readonly Host[] = [vitepress, astro, nuxt, sveltekit, docusaurus, next, eleventy, vite, ...bundlers]

/** A project's host, and its config, from the folder. */
export interface FoundHost {
  readonly host: Host
  readonly config: string
}

/**
 * What a project is built with; `undefined` where that is none we know, or it has no config yet. In a workspace the
 * packages may all be the root's: then the files alone tell.
 */
export function hostOf(folder: string): FoundHost | undefined {
  const configured = hosts.flatMap((host) => {
    const config = host.configs.find((path) => existsSync(join(folder, path)))
    return config === undefined ? [] : [{ host, config }]
  })
  const dependencies = dependenciesOf(folder)
  const named = configured.find(({ host }) => dependencies.has(host.package))
  return named ?? configured.find(({ host: { sign } }) => sign === undefined || existsSync(join(folder, sign)))
}

/** What a project without a config depends on, and the config that it would have. */
export function hostWithout(folder: string): FoundHost | undefined {
  const dependencies = dependenciesOf(folder)
  const host = hosts.find((it) => dependencies.has(it.package))
  const config = host?.configs.find((path) => path.endsWith('.mjs'))
  return host === undefined || config === undefined ? undefined : { host, config }
}

function dependenciesOf(folder: string): ReadonlySet<string> {
  const path = join(folder, 'package.json')
  if (!existsSync(path)) return new Set()
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Record<string, object | undefined>
    const names = ['dependencies', 'devDependencies', 'peerDependencies'].flatMap((it) =>
      Object.keys(manifest[it] ?? {}),
    )
    return new Set(names)
  } catch {
    // A broken manifest is for its package manager to tell.
    return new Set()
  }
}
