import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'

export const nuxt: Host = {
  title: 'Nuxt',
  configs: ['ts', 'mts', 'js', 'mjs'].map((ending) => `nuxt.config.${ending}`),
  package: 'nuxt',
  install: ['@alt-text/docs'],
  setUp: { into: 'list', list: ['modules'], entry: "'@alt-text/docs/nuxt'" },
  settings(folder, config) {
    const source = readConfig(folder, config)
    const [base, written] = [source?.text(['app', 'baseURL']), source?.text(['srcDir'])]
    // https://nuxt.com/docs/guide/directory-structure/app
    const srcDir = (written ?? (existsSync(join(folder, 'app')) ? 'app' : '.')).replace(/\/$/, '')
    return {
      ...(base !== undefined && base !== '/' && { base }),
      alias: { '~': srcDir, '@': srcDir, ...source?.paths(['alias']) },
    }
  },
}
