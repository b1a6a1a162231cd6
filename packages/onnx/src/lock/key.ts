import { isAbsolute, relative, sep } from 'node:path'

/** A hub id's key in alt-text.models.json. */
export function hubKey(model: string, revision: string): string {
  return revision === 'main' ? model : `${model}@${revision}`
}

/**
 * A folder's key: its path from the root, which is the same on every machine. `undefined` where it is not: for a folder
 * that was named by an absolute path and lies outside the root.
 */
export function folderKey(model: string, folder: string, root: string): string | undefined {
  const path = relative(root, folder).split(sep).join('/')
  const within = !path.startsWith('..') && !isAbsolute(path)
  if (within) return `./${path}`
  return isAbsolute(model) || isAbsolute(path) || model.startsWith('~') ? undefined : path
}
