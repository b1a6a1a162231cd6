import type { Host } from './host.ts'
import { viteSettings } from './vite-settings.ts'

export const viteConfigs: readonly string[] = ['ts', 'mts', 'js', 'mjs', 'cjs', 'cts'].map(
  (ending) => `vite.config.${ending}`,
)

export const vite: Host = {
  title: 'Vite',
  configs: viteConfigs,
  package: 'vite',
  install: ['unplugin-alt-text'],
  setUp: { into: 'list', from: 'unplugin-alt-text/vite', list: ['plugins'], entry: 'altText()' },
  settings: (folder) => viteSettings(folder),
}
