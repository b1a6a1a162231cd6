import { realpathSync } from 'node:fs'
import { isAbsolute, relative, sep } from 'node:path'

/** Keeps addresses inside the allowed folders. */
export interface Fence {
  /** By the path alone; asked before anything is looked at. */
  contains(path: string): boolean
  /** Of a path without symbolic links. */
  holds(real: string): boolean
  /** POSIX from the root; `../` for the extra roots, so that it is the same wherever the checkout lies. */
  nameOf(path: string): string
  /** Looks again where the folders really are. */
  reset(): void
}

export interface FenceFolders {
  readonly root: string
  readonly publicDirs: readonly string[]
  readonly roots: readonly string[]
}

/**
 * A public folder inside the root gives no leave of its own to go where its symbolic link leads: the link may have come
 * with the sources. A folder that the configuration names as a root, or outside of the root, does.
 */
export function createFence({ root, publicDirs, roots }: FenceFolders): Fence {
  const named = [root, ...roots, ...publicDirs.filter((folder) => !isInside(root, folder))]
  let known: readonly string[] | undefined
  const reals = (): readonly string[] => (known ??= named.map(realOf))
  return {
    contains: (path) => named.some((folder) => isInside(folder, path)) || isInsideAny(reals(), path),
    holds: (path) => isInsideAny(reals(), path),
    nameOf: (path) => {
      const real = reals()[0] as string
      const from = !isInside(root, path) && isInside(real, path) ? real : root
      return wayFrom(from, path).replaceAll(sep, '/')
    },
    reset: () => {
      known = undefined
    },
  }
}

/** True for the folder itself and everything under it, by the paths alone. */
export function isInside(folder: string, path: string): boolean {
  const way = wayFrom(folder, path)
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

/** Nothing, `.` or `..` between two slashes. */
const untidy = /(?:^|[\\/])\.{0,2}(?:[\\/]|$)/

/** `relative`, which takes both apart; but most are below, and their way is what is left of them. */
function wayFrom(folder: string, path: string): string {
  if (path.startsWith(folder) && path.startsWith(sep, folder.length)) {
    const way = path.slice(folder.length + 1)
    if (!untidy.test(way)) return way
  }
  return relative(folder, path)
}

function isInsideAny(folders: readonly string[], path: string): boolean {
  return folders.some((folder) => isInside(folder, path))
}

function realOf(folder: string): string {
  try {
    return realpathSync.native(folder)
  } catch {
    // The folder is not there yet: nothing can be found in it either.
    return folder
  }
}
