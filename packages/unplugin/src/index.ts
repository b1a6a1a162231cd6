import { createHash } from 'node:crypto'
import { createUnplugin } from 'unplugin'
import type { UnpluginFactory, UnpluginInstance, UnpluginOptions } from 'unplugin'
import type { BuildOptions, Seen } from '@alt-text/core'
import { orFailure } from './failure.ts'
import { esbuild } from './hosts/esbuild.ts'
import { farm } from './hosts/farm.ts'
import { rolldown, rollup } from './hosts/rollup.ts'
import { rsbuild } from './hosts/rsbuild.ts'
import { vite } from './hosts/vite.ts'
import { webpack } from './hosts/webpack.ts'
import { consoleLog, createLog } from './log.ts'
import { looksRaw, packageIds, sourceCode, sourceIds } from './raw.ts'
import { Session } from './session.ts'

export type { BuildOptions } from '@alt-text/core'

/** Inline options of one build; the backend, the captions file and its keys stand in `alt-text.config.ts`. */
export type Options = BuildOptions

/** What other plugins and tests may ask the plugin for, in Vite, Rollup and Rolldown: `plugin.api`. */
export interface AltTextApi {
  /** Every image that this build has met. */
  readonly seen: readonly Seen[]
}

const name = 'unplugin-alt-text'

export const factory: UnpluginFactory<Options | undefined, false> = (options, { framework }) => {
  const session = new Session(options ?? {}, createLog(consoleLog))
  const api: AltTextApi = {
    get seen() {
      return session.seen
    },
  }
  return {
    name: /webpack|rspack|rsbuild/.test(framework) ? cacheName(options) : name,
    enforce: 'pre',
    // esbuild and Farm load and transform in ways of their own; what unplugin makes of these hooks there loses too much.
    ...(framework !== 'esbuild' && framework !== 'farm' && commonHooks(session, framework)),
    vite: { api, ...vite(session) },
    rollup: { api, ...rollup(session) },
    rolldown: { api, ...rolldown(session) } as never,
    webpack: (compiler) => webpack(compiler, session),
    rspack: (compiler) => webpack(compiler as never, session),
    rsbuild: { name, ...rsbuild(session) },
    esbuild: { setup: (build) => esbuild(build, session) },
    farm: farm(session),
  }
}

/** Part of the key under which webpack's family caches a module: with other options it is another one. */
function cacheName(options: Options = {}): string {
  return `${name}:${createHash('sha256').update(JSON.stringify(options)).digest('hex').slice(0, 8)}`
}

/** `order` is missing in unplugin's types, and passed on by it. */
type Transform = Exclude<NonNullable<UnpluginOptions['transform']>, (...args: never[]) => unknown> & { order: 'pre' }

function commonHooks(session: Session, framework: string): Partial<UnpluginOptions> {
  const transform: Transform = {
    // Before compilers wherever they stand in the list: `enforce` alone is not enough in the Vite family.
    order: 'pre',
    filter: { id: { include: sourceIds, exclude: packageIds }, code: sourceCode },
    async handler(code, id) {
      if (!looksRaw(code, id)) return undefined
      const result = await orFailure(session.module(code, id))
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

/** The plugin for every bundler; each also has an entry of its own, such as `unplugin-alt-text/vite`. */
export const altText: UnpluginInstance<Options | undefined, false> = createUnplugin(factory)

export default altText
