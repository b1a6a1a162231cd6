import { statSync } from 'node:fs'
import { join } from 'node:path'

/** A path as it is written on any system: a config that is written on Windows is read in CI. */
export function tidyPath(path: string): string {
  return path.replaceAll('\\', '/')
}

/**
 * A glob from the root as people write them: `./docs/**`, `/docs/**`, `docs\\**`, `docs/`. A backslash before a sign that
 * means something in a glob takes the meaning away; before anything else, and before a star, it is a separator.
 */
export function tidyGlob(glob: string): string {
  return glob
    .replaceAll(/\\(?![()[\]{}!?+@|\\])/g, '/')
    .replace(/^(?:\.?\/)+/, '')
    .replace(/(?<=.)\/+$/, '')
}

/** The same where a folder stands for what is in it. */
export function tidySourceGlob(glob: string, root: string): string {
  const tidy = tidyGlob(glob)
  if (tidy === '' || tidy === '.') return '**'
  return isPlain(tidy) && isFolder(join(root, tidy)) ? `${tidy}/**` : tidy
}

/** The folder that all it names are in; all of it, where it names one path only. */
export function baseOf(glob: string): string {
  const parts = glob.split('/')
  const at = parts.findIndex((part) => !isPlain(part))
  return (at < 0 ? parts : parts.slice(0, at)).join('/')
}

/** Whether a glob names one path only. */
function isPlain(glob: string): boolean {
  return !/[*?[\]{}()!+@|\\]/.test(glob)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
