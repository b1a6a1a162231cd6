import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { ResolvedConfig } from './config/index.ts'
import { discover, readSource } from './discover/index.ts'
import { AltTextError } from './error.ts'
import type { Includers } from './resolve/index.ts'

/** `<!--@include: ./parts/a.md#part{1,9}-->`: https://vitepress.dev/guide/markdown#markdown-file-inclusion */
const include = /<!--\s{0,9}@include:([^>\n]{1,500}?)-->/g

/** A part of the file, after its address. */
const part = /#[^\s{]+|\{\d*,\d*\}\s*$/g

/** Which pages of VitePress include a text. Looks at none before somebody asks about a file in such a site. */
export function createIncluders(config: ResolvedConfig): Includers {
  const { root } = config
  let known: ReadonlyMap<string, ReadonlySet<string>> | undefined
  const sites = new Map<string, boolean>()

  const isSite = (folder: string): boolean => {
    const found = sites.get(folder) ?? existsSync(join(folder, '.vitepress'))
    sites.set(folder, found)
    return found
  }

  const all = (): ReadonlyMap<string, ReadonlySet<string>> => {
    const includers = new Map<string, Set<string>>()
    for (const path of discover(config)) {
      if (!path.endsWith('.md')) continue
      const page = join(root, path)
      for (const [, address = ''] of textOf(config, path).matchAll(include)) {
        for (const file of filesAt(address.replaceAll(part, '').trim(), page))
          includers.set(file, (includers.get(file) ?? new Set()).add(page))
      }
    }
    return includers
  }

  /** `@/` is the folder of pages, which is some folder around this one. */
  const filesAt = (address: string, page: string): string[] =>
    address.startsWith('@')
      ? foldersAround(page, root).map((folder) => join(folder, address.replace(/^@\/?/, '')))
      : [join(dirname(page), address)]

  return {
    of: (file) => {
      if (!foldersAround(file, root).some(isSite)) return []
      known ??= all()
      const found = new Set<string>()
      const pending = [file]
      for (let it = pending.pop(); it !== undefined; it = pending.pop()) {
        for (const page of known.get(it) ?? []) {
          if (found.has(page)) continue
          found.add(page)
          pending.push(page)
        }
      }
      return [...new Set([...found].map((page) => dirname(page)))].sort()
    },
    forget: () => {
      known = undefined
      sites.clear()
    },
  }
}

function textOf(config: ResolvedConfig, path: string): string {
  try {
    return readSource(config, path).decode().text
  } catch (error) {
    // A page that cannot be read is reported where it is looked at; here it only includes nothing.
    if (error instanceof AltTextError) return ''
    throw error
  }
}

/** Innermost first, the root last. */
function foldersAround(file: string, root: string): string[] {
  const folders: string[] = []
  for (let folder = dirname(file); folder.length >= root.length; folder = dirname(folder)) {
    folders.push(folder)
    if (folder === root || folder === dirname(folder)) break
  }
  return folders
}
