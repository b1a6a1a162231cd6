import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'

export const docusaurus: Host = {
  title: 'Docusaurus',
  configs: ['ts', 'mts', 'cts', 'js', 'mjs', 'cjs'].map((ending) => `docusaurus.config.${ending}`),
  package: '@docusaurus/core',
  install: ['@alt-text/docs'],
  // By its module's name, which configs of every kind can hold.
  setUp: { into: 'list', list: ['plugins'], entry: "'@alt-text/docs/docusaurus'" },
  settings(folder, config) {
    const source = readConfig(folder, config)
    const [base, folders] = [source?.text(['baseUrl']), source?.texts(['staticDirectories'])]
    const language = source?.text(['i18n', 'defaultLocale'])
    return {
      ...(folders !== undefined && { publicDirs: [...folders] }),
      ...(base !== undefined && base !== '/' && { base }),
      ...(language !== undefined && language !== 'en' && { language }),
    }
  },
}
