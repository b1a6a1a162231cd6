import { createRequire } from 'node:module'
import type picomatch from 'picomatch'
import { plainGlob } from './plain-glob.ts'

/**
 * Whether a POSIX path is among those that globs name, or that are written among them as they are: brackets in a name
 * are no pattern then. One expression for all, as thousands of paths are asked for.
 */
export function globMatcher(globs: readonly string[]): (path: string) => boolean {
  if (globs.length === 0) return () => false
  const pattern = new RegExp(globs.map((glob) => plainGlob(glob) ?? parsed(glob)).join('|'))
  return (path) => pattern.test(path) || globs.includes(path)
}

/** The folder that all files of a glob stand in, as far as it is plain; empty for the root. */
export function globBase(glob: string): string {
  return plainGlob(glob) === undefined ? engine().scan(glob).base : ''
}

/** A dot is a letter like any other: a folder that begins with one is a folder. */
function parsed(glob: string): string {
  return engine().makeRe(glob, { dot: true }).source
}

const require = createRequire(import.meta.url)

/** Loaded for the globs that need it: to load it, and to read our own with it, was a tenth of the audit of a small site. */
function engine(): typeof picomatch {
  return require('picomatch') as typeof picomatch
}
