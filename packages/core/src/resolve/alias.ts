import { join, resolve } from 'node:path'
import type { Rule } from './place.ts'

export interface Alias {
  /** Without a slash or star at its end. */
  readonly prefix: string
  /** Absolute. */
  readonly folder: string
}

/** Keys and targets may end in `/` or, as in `tsconfig.json`, in `/*`. Longest first, so that `@/img` wins over `@`. */
export function createAliases(root: string, alias: Readonly<Record<string, string>>): Alias[] {
  const aliases = Object.entries(alias).map(([key, target]) => ({
    prefix: withoutEnd(key),
    folder: resolve(root, withoutEnd(target) || '/'),
  }))
  return aliases.sort((a, b) => b.prefix.length - a.prefix.length)
}

/**
 * `@/img/a.png`, and webpack's `~@/img/a.png`. A prefix ends at a slash: `@` is no part of `@acme/brand`. One that begins
 * with a slash is a folder that is served elsewhere than where it stands: `{ '/img': 'assets/pictures' }`.
 */
export const alias: Rule = ({ path, site }) => {
  const readings = path.startsWith('~') ? [path, path.slice(1)] : site.base.strip(path)
  for (const { prefix, folder } of site.aliases) {
    const match = readings.find((reading) => reading === prefix || reading.startsWith(`${prefix}/`))
    if (match !== undefined) return [{ how: 'alias', path: join(folder, match.slice(prefix.length)) }]
  }
  return []
}

function withoutEnd(text: string): string {
  return text.replace(/\/?\*?$/, '')
}
