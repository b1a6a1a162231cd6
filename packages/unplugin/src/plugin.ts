import type { UnpluginOptions } from 'unplugin'
import { languageOf } from '@alt-text/core'
import type { Language, Seen } from '@alt-text/core'
import { orFailure } from './failure.ts'
import type { Passes } from './host.ts'
import { esbuild } from './hosts/esbuild.ts'
import { farm } from './hosts/farm.ts'
import { rolldown, rollup } from './hosts/rollup.ts'
import { rsbuild } from './hosts/rsbuild.ts'
import { vite } from './hosts/vite.ts'
import { webpack } from './hosts/webpack.ts'
import { fileOf, looksRaw, packageIds, sourceCode, sourceIds } from './raw.ts'
import type { Brackets, Session } from './session.ts'

/** What other plugins and tests may ask the plugin for, in Vite, Rollup and Rolldown: `plugin.api`. */
export interface AltTextApi {
  /** Every image that this build has met. */
  readonly seen: readonly Seen[]
}

export interface PluginOptions {
  /** As unplugin names it. */
  readonly framework: string
  /** How webpack's family keys what it caches. @default the plugin's name */
  readonly cacheName?: string | undefined
  /** Languages whose words go in elsewhere, because the framework reads these files itself. @default none */
  readonly elsewhere?: readonly Language[] | undefined
  /** What goes between a Markdown image's brackets instead of its words. */
  readonly brackets?: Brackets | undefined
  /** As in `Host`: for webpack's family, whose compilers do not know of one another. @default 'one' */
  readonly passes?: Passes | undefined
}

const name = 'unplugin-alt-text'

/** All hooks of one bundler, around a session that others may share. */
export function pluginOf(session: Session, options: PluginOptions): UnpluginOptions & { name: string } {
  const { framework, cacheName = name, passes } = options
  const api: AltTextApi = {
    get seen() {
      return session.seen
    },
  }
  return {
    name: cacheName,
    enforce: 'pre',
    // esbuild and Farm load and transform in ways of their own; what unplugin makes of these hooks there loses too much.
    ...(framework !== 'esbuild' && framework !== 'farm' && commonHooks(session, options)),
    vite: { api, ...vite(session) },
    rollup: { api, ...rollup(session) },
    rolldown: { api, ...rolldown(session) } as never,
    webpack: (compiler) => webpack(compiler, session, passes),
    rspack: (compiler) => webpack(compiler as never, session, passes),
    rsbuild: { name, ...rsbuild(session) },
    esbuild: { setup: (build) => esbuild(build, session) },
    farm: farm(session),
  }
}

/** `order` is missing in unplugin's types, and passed on by it. */
type Transform = Exclude<NonNullable<UnpluginOptions['transform']>, (...args: never[]) => unknown> & { order: 'pre' }

function commonHooks(
  session: Session,
  { framework, elsewhere = [], brackets }: PluginOptions,
): Partial<UnpluginOptions> {
  const transform: Transform = {
    // Before compilers wherever they stand in the list: `enforce` alone is not enough in the Vite family.
    order: 'pre',
    filter: { id: { include: sourceIds, exclude: packageIds }, code: sourceCode },
    async handler(code, id) {
      if (elsewhere.includes(languageOf(fileOf(id)) as Language) || !looksRaw(code, id)) return undefined
      // Words may change while this module is being made of the old ones.
      if (framework === 'vite') session.hang(fileOf(id), session.watch)
      const result = await orFailure(session.module(code, id, brackets))
      if (framework === 'vite') session.hang(fileOf(id), result?.watch ?? [])
      for (const file of result?.watch ?? []) {
        if (framework !== 'rollup' || !session.watch.includes(file)) this.addWatchFile(file)
      }
      return result?.injected && { code: result.injected.code, map: { ...result.injected.map, sources: [id] } }
    },
  }
  return {
    async buildStart() {
      await orFailure(session.open())
      // Pages have no module that could hang on these.
      for (const file of session.watch) this.addWatchFile(file)
    },
    transform,
    watchChange: (id) => session.changed(id),
  }
}
