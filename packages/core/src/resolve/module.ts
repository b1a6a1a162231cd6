import { posix } from 'node:path'
import type { Place, Question, Rule } from './place.ts'
import { packageFolderOf, packageNameOf } from './package.ts'

/** `@acme/brand/logo.png` in code, through package resolution. */
export const module: Rule = (question) => {
  const specifier = question.path.replace(/^~(?=[^/])/, '')
  return /^[./~]/.test(specifier) ? [] : [lookUp(specifier, question)]
}

/** In an address only what bundlers take as a package: `~pkg/a.png` (webpack), `@acme/brand/a.png` (Vue templates). */
export const moduleAddress: Rule = (question) =>
  /^(?:~@?[^/@]|@[^/]+\/[^/]+\/)/.test(question.path) ? module(question) : []

/** Not read, only found; a specifier that names nothing is reported as it stands. */
function lookUp(specifier: string, { file, site }: Question): Place {
  let path: string | undefined
  try {
    path = site.moduleResolution(specifier, file)
  } catch {
    // Not installed, or not exported: reported as missing.
  }
  if (path === undefined) return { how: 'package', key: keyOf(specifier) ?? specifier }
  return { how: 'package', path, key: keyOf(specifier), packageFolder: packageFolderOf(specifier, file) }
}

/**
 * The specifier: it says the same wherever the package is installed or linked. What leads out of a package
 * (`pkg/../a.png`), or is the importing package's own affair (`#logo`), is known by its path.
 */
function keyOf(specifier: string): string | undefined {
  const name = packageNameOf(specifier)
  const path = posix.normalize(specifier)
  return name !== undefined && path.startsWith(`${name}/`) ? `npm:${path}` : undefined
}
