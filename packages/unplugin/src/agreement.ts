import { existsSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import type { ResolvedConfig } from '@alt-text/core'
import type { HostAddresses } from './host.ts'

type Known = Pick<ResolvedConfig, 'root' | 'publicDirs' | 'base' | 'alias'>

/**
 * Options that the config lacks to read addresses as the bundler does, as they would be written there.
 * The CLI reads the config alone: what only the bundler knows, a fill has looked for in other places.
 */
export function disagreements(config: Known, { publicDir, base, alias }: HostAddresses): string[] {
  const shown = (path: string): string => JSON.stringify(relative(config.root, path).split(sep).join('/') || '.')
  const same = (path: string, target: string): boolean => resolve(config.root, bare(path)) === resolve(bare(target))
  const parts: string[] = []
  if (publicDir !== undefined && existsSync(publicDir) && !config.publicDirs.some((path) => same(path, publicDir)))
    parts.push(`publicDirs: [${shown(publicDir)}]`)
  if (pathOf(base) !== pathOf(config.base)) parts.push(`base: ${JSON.stringify(base)}`)
  const lacking = alias.filter(([prefix, target]) => {
    const known = Object.entries(config.alias).find(([key]) => bare(key) === bare(prefix))?.[1]
    return known === undefined || !same(known, target)
  })
  if (lacking.length > 0)
    parts.push(`alias: { ${lacking.map(([key, path]) => `${JSON.stringify(key)}: ${shown(path)}`).join(', ')} }`)
  return parts
}

/** Without the slash or star at an alias' end. */
function bare(text: string): string {
  return text.replace(/\/?\*?$/, '')
}

/** A relative base, an absolute one and a whole URL, as far as they differ for finding files. */
function pathOf(base: string): string {
  const path = URL.canParse(base) ? new URL(base).pathname : base
  return path.replaceAll(/^[./]+|\/+$/g, '')
}
