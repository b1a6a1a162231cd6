import { realpathSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, isAbsolute, join } from 'node:path'
import type { ModuleResolution } from './options.ts'

/** As Node resolves `require()`, symbolic links followed. Built-in modules are no files. */
export const resolveModule: ModuleResolution = (specifier, importer) => {
  const path = createRequire(importer).resolve(specifier)
  return isAbsolute(path) ? path : undefined
}

/**
 * The real folder of the package that a specifier names, from the importing file upwards. Node's resolution follows
 * `pkg/../../a.png` out of it, and global folders such as `NODE_PATH`: what lies elsewhere is not the package's.
 */
export function packageFolderOf(specifier: string, importer: string): string | undefined {
  const name = packageNameOf(specifier)
  if (name === undefined) return undefined
  for (let folder = dirname(importer); ; folder = dirname(folder)) {
    const real = realFolder(join(folder, 'node_modules', name))
    if (real !== undefined || folder === dirname(folder)) return real
  }
}

/** `@acme/brand` of `@acme/brand/logo.png`; `undefined` for a subpath import. */
export function packageNameOf(specifier: string): string | undefined {
  return /^(?:@[^/]+\/)?[^/#@][^/]*/.exec(specifier)?.[0]
}

/** Only a folder with a manifest is a package; a bare link named like one is not. */
function realFolder(folder: string): string | undefined {
  try {
    return dirname(realpathSync.native(join(folder, 'package.json')))
  } catch {
    // Not here; the next folder upwards may have it.
    return undefined
  }
}
