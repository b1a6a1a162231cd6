import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'
import { viteConfigs } from './vite.ts'

export const sveltekit: Host = {
  title: 'SvelteKit',
  configs: viteConfigs,
  package: '@sveltejs/kit',
  sign: 'src/app.html',
  install: ['@alt-text/docs'],
  setUp: { into: 'list', from: '@alt-text/docs/sveltekit', list: ['plugins'], entry: 'altText()' },
  settings(folder) {
    const path = ['js', 'ts', 'mjs']
      .map((ending) => `svelte.config.${ending}`)
      .find((it) => existsSync(join(folder, it)))
    // From version 3 it is configured in Vite's config, and its library has another name: https://svelte.dev/docs/kit/$lib
    const lib = path === undefined ? '#lib' : '$lib'
    const source = path === undefined ? undefined : readConfig(folder, path)
    const base = source?.text(['kit', 'paths', 'base'])
    return {
      publicDirs: [source?.text(['kit', 'files', 'assets']) ?? 'static'],
      ...(base !== undefined && base !== '' && { base }),
      alias: { [lib]: source?.text(['kit', 'files', 'lib']) ?? 'src/lib' },
    }
  },
}
