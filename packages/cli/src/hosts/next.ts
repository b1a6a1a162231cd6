import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'
import { tsconfigAliases } from './tsconfig-aliases.ts'

export const next: Host = {
  title: 'Next',
  configs: ['ts', 'mts', 'js', 'mjs'].map((ending) => `next.config.${ending}`),
  package: 'next',
  install: ['@alt-text/docs'],
  setUp: { into: 'export', from: '@alt-text/docs/next' },
  settings(folder, config) {
    const base = readConfig(folder, config)?.text(['basePath'])
    const alias = tsconfigAliases(folder)
    return {
      ...(base !== undefined && base !== '' && { base }),
      ...(Object.keys(alias).length > 0 && { alias }),
    }
  },
}
