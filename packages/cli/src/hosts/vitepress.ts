import { existsSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
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
    const [base, language] = [source?.text(['base']), source?.text(['lang'])]
    const alias = foundFrom(folder, [dirname(config), '.'], source?.paths(['vite', 'resolve', 'alias']) ?? {})
    return {
      ...(publicDir !== 'public' && { publicDirs: [publicDir] }),
      ...(base !== undefined && base !== '/' && { base }),
      ...(language !== undefined && !/^en\b/.test(language) && { language }),
      ...(Object.keys(alias).length > 0 && { alias }),
    }
  },
}

/** A path may count from the config's own folder, or from that of the project: where there is something. */
function foundFrom(folder: string, places: readonly string[], paths: Record<string, string>): Record<string, string> {
  const found = Object.entries(paths).flatMap(([name, path]) => {
    const target = places.map((it) => posix.join(it, path)).find((it) => isIn(folder, it))
    return target === undefined ? [] : [[name, target.replace(/(?<=.)\/$/, '')] as const]
  })
  return Object.fromEntries(found)
}

function isIn(folder: string, path: string): boolean {
  return !path.startsWith('..') && existsSync(join(folder, path))
}
