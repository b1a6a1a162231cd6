import { readdirSync } from 'node:fs'
import type { Dirent } from 'node:fs'
import { hasCode } from '../error.ts'
import { globBase, globMatcher } from './glob.ts'

export interface WalkOptions {
  /** Absolute. */
  readonly root: string
  readonly include: readonly string[]
  /** A folder that one of them names is not entered. */
  readonly exclude: readonly string[]
  /** Only these POSIX paths from the root, and what is below them. @default all */
  readonly within: readonly string[]
  /** Asked before any glob is, as it costs less. */
  readonly isSource: (path: string) => boolean
}

/**
 * Files that globs name, as POSIX paths from the root, in no order. Symbolic links are not followed.
 * @throws what the file system throws for a folder that cannot be read
 */
export function walk({ root, include, exclude, within, isSource }: WalkOptions): string[] {
  const isIncluded = globMatcher(include)
  const isExcluded = globMatcher(exclude)
  const beginnings = include.map(globBase)
  const mayHold = (folder: string): boolean => leadsTo(folder, beginnings) && leadsTo(folder, within)
  const files: string[] = []
  const enter = (folder: string): void => {
    for (const entry of entriesOf(`${root}/${folder}`)) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!isExcluded(path) && mayHold(path)) enter(path)
      } else if (entry.isFile() && isSource(path) && isIncluded(path) && !isExcluded(path)) files.push(path)
    }
  }
  enter('')
  return files
}

/** Whether a folder is on the way to one of the places, or below it. */
function leadsTo(folder: string, places: readonly string[]): boolean {
  if (places.length === 0) return true
  return places.some(
    (place) => place === '' || folder === place || folder.startsWith(`${place}/`) || place.startsWith(`${folder}/`),
  )
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    // It went away since its parent was read: there are no sources in it.
    if (hasCode(error, 'ENOENT')) return []
    throw error
  }
}
