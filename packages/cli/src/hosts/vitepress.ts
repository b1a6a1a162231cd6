import { dirname, posix } from 'node:path'
import { readConfig } from './config-source.ts'
import type { Host } from './host.ts'

const folders = ['', 'docs/', 'doc/', 'website/', 'site/']
const endings = ['mts', 'ts', 'mjs', 'js']

export const vitepress: Host = {
  title: 'VitePress',
  configs: folders.flatMap((folder) =>
    ['config', 'config/index'].flatMap((name) => endings.map((ending) => `${folder}.vitepress/${name}.${ending}`)),
  ),
  package: 'vitepress',
  install: ['@alt-text/docs'],
  setUp: { into: 'list', from: '@alt-text/docs/vitepress', list: ['vite', 'plugins'], entry: 'altText()' },
  settings(folder, config) {
    const source = readConfig(folder, config)
    const root = dirname(config.slice(0, config.indexOf('.vitepress') + 1))
    const publicDir = posix.join(root, source?.text(['srcDir']) ?? '', 'public')
    const base = source?.text(['base'])
    return {
      ...(publicDir !== 'public' && { publicDirs: [publicDir] }),
      ...(base !== undefined && base !== '/' && { base }),
    }
  },
}
