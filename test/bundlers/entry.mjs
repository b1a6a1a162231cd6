import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The one file of a folder whose name a bundler has made up. */
export function entryIn(folder, pattern) {
  const found = readdirSync(folder).filter((name) => pattern.test(name))
  if (found.length !== 1) throw new Error(`${folder} holds ${found.length} files like ${pattern}.`)
  return join(folder, found[0])
}
