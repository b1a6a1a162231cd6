import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { nameOf, readConfig, textOf } from './config-source.ts'
import type { ConfigSource, Node } from './config-source.ts'
import type { Host } from './host.ts'

const endings = ['js', 'mjs', 'cjs', 'ts', 'mts']

export const eleventy: Host = {
  title: 'Eleventy',
  // https://www.11ty.dev/docs/config/#default-filenames
  configs: ['.eleventy.js', ...endings.map((ending) => `eleventy.config.${ending}`)],
  package: '@11ty/eleventy',
  install: ['@alt-text/docs'],
  setUp: { into: 'function', from: '@alt-text/docs/eleventy', method: 'addPlugin' },
  settings(folder, config) {
    const source = readConfig(folder, config)
    const base = source?.text(['pathPrefix']) ?? source?.text(['pathPrefix'], 'config')
    const moved = movedBy(source).filter(([from]) => isFolder(join(folder, from)))
    const alias = Object.fromEntries(moved.flatMap(([from, to]) => (to === '' ? [] : [[`/${to}`, from]])))
    return {
      publicDirs: [inputOf(source), ...moved.flatMap(([from, to]) => (to === '' ? [from] : []))],
      ...(base !== undefined && base !== '/' && { base }),
      ...(Object.keys(alias).length > 0 && { alias }),
    }
  },
}

/** The folder of templates: what is copied from it keeps its way. https://www.11ty.dev/docs/config/#input-directory */
function inputOf(source: ConfigSource | undefined): string {
  const [set] = source?.calls('setInputDirectory').at(-1) ?? []
  const written = source?.text(['dir', 'input']) ?? source?.text(['dir', 'input'], 'config') ?? textOf(set)
  return bare(written ?? '.') || '.'
}

/** What is copied to elsewhere than where it stands. https://www.11ty.dev/docs/copy/#change-the-output-directory */
function movedBy(source: ConfigSource | undefined): (readonly [from: string, to: string])[] {
  const given = source?.calls('addPassthroughCopy').flatMap(([first]) => first ?? []) ?? []
  return given.flatMap(({ type, properties }) => {
    if (type !== 'ObjectExpression') return []
    return (properties as Node[]).flatMap((property) => {
      const [from, to] = [nameOf(property), textOf(property['value'] as Node)]
      return from === undefined || to === undefined ? [] : [[bare(from), bare(to)] as const]
    })
  })
}

function bare(path: string): string {
  return path.replaceAll(/^[./]+|\/+$/g, '')
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}
