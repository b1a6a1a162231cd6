import { resolve } from 'node:path'
import { createAliases, type Alias } from './alias.ts'
import { createBase, type Base } from './base.ts'
import { createFence, type Fence } from './fence.ts'
import type { Includers, ModuleResolution, ResolverOptions } from './options.ts'
import { resolveModule } from './package.ts'

/** The options, made absolute and ready to be asked. */
export interface Site {
  readonly root: string
  readonly publicDirs: readonly string[]
  readonly base: Base
  /** Longest prefix first. */
  readonly aliases: readonly Alias[]
  readonly fence: Fence
  readonly moduleResolution: ModuleResolution
  readonly includers: Includers
}

export function createSite(options: ResolverOptions): Site {
  const root = resolve(options.root)
  const publicDirs = options.publicDirs.map((folder) => resolve(root, folder))
  return {
    root,
    publicDirs,
    base: createBase(options.base),
    aliases: createAliases(root, options.alias),
    fence: createFence({ root, publicDirs, roots: options.roots.map((folder) => resolve(root, folder)) }),
    moduleResolution: options.moduleResolution ?? resolveModule,
    includers: options.includers ?? { of: () => [], forget: () => {} },
  }
}
