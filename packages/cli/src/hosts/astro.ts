import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'
import { tsconfigAliases } from './tsconfig-aliases.ts'

export const astro: Host = {
  title: 'Astro',
  configs: ['mjs', 'ts', 'mts', 'js'].map((ending) => `astro.config.${ending}`),
  package: 'astro',
  install: ['@alt-text/docs'],
  setUp: { into: 'list', from: '@alt-text/docs/astro', list: ['integrations'], entry: 'altText()' },
  settings(folder, config) {
    const source = readConfig(folder, config)
    const [base, publicDir] = [source?.text(['base']), source?.text(['publicDir'])]
    const alias = tsconfigAliases(folder)
    return {
      ...(publicDir !== undefined && { publicDirs: [publicDir.replaceAll(/^\.\/|\/$/g, '')] }),
      ...(base !== undefined && base !== '/' && { base }),
      ...(Object.keys(alias).length > 0 && { alias }),
    }
  },
}
