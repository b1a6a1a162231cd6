import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { propertyOf, readConfig, textOf } from './config-source.ts'
import type { ConfigSource } from './config-source.ts'
import type { Host } from './host.ts'
import { viteConfigs } from './vite.ts'

export const sveltekit: Host = {
  title: 'SvelteKit',
  configs: viteConfigs,
  package: '@sveltejs/kit',
  sign: 'src/app.html',
  install: ['@alt-text/docs'],
  setUp: { into: 'list', from: '@alt-text/docs/sveltekit', list: ['plugins'], entry: 'altText()' },
  settings(folder, config) {
    const path = ['js', 'ts', 'mjs']
      .map((ending) => `svelte.config.${ending}`)
      .find((it) => existsSync(join(folder, it)))
    // From version 3 it is configured in Vite's config, and its library has another name: https://svelte.dev/docs/kit/$lib
    const lib = path === undefined ? '#lib' : '$lib'
    const source = path === undefined ? undefined : readConfig(folder, path)
    const vite = readConfig(folder, config)
    const base = source?.text(['kit', 'paths', 'base']) ?? baseIn(vite)
    const alias = { ...vite?.paths(['resolve', 'alias']), ...source?.paths(['kit', 'alias']) }
    return {
      publicDirs: [source?.text(['kit', 'files', 'assets']) ?? 'static'],
      ...(base !== undefined && base !== '' && { base }),
      alias: { [lib]: source?.text(['kit', 'files', 'lib']) ?? 'src/lib', ...withoutStars(alias) },
    }
  },
}

/** `sveltekit({ paths: { base: '/docs' } })`, from version 3. */
function baseIn(vite: ConfigSource | undefined): string | undefined {
  const options = vite?.calls('sveltekit')[0]?.[0]
  const paths = options && propertyOf(options, 'paths')
  return paths && textOf(propertyOf(paths, 'base'))
}

/** `$img/*` stands for all that is below: https://svelte.dev/docs/kit/configuration#alias */
function withoutStars(alias: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(alias).map((pair) => pair.map((it) => it.replace(/\/\*$/, ''))))
}
