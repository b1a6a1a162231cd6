import { createHash } from 'node:crypto'
import { createUnplugin } from 'unplugin'
import type { UnpluginFactory, UnpluginInstance } from 'unplugin'
import type { BuildOptions } from '@alt-text/core'
import { pluginOf } from './plugin.ts'
import { createSession } from './session.ts'

export type { BuildOptions } from '@alt-text/core'
export type { AltTextApi } from './plugin.ts'

/** Inline options of one build; the backend, the captions file and its keys stand in `alt-text.config.ts`. */
export type Options = BuildOptions

export const factory: UnpluginFactory<Options | undefined, false> = (options, { framework }) =>
  pluginOf(createSession(options), {
    framework,
    cacheName: /webpack|rspack|rsbuild/.test(framework) ? cacheName(options) : undefined,
  })

/** Part of the key under which webpack's family caches a module: with other options it is another one. */
function cacheName(options: Options = {}): string {
  return `unplugin-alt-text:${createHash('sha256').update(JSON.stringify(options)).digest('hex').slice(0, 8)}`
}

/** The plugin for every bundler; each also has an entry of its own, such as `unplugin-alt-text/vite`. */
export const altText: UnpluginInstance<Options | undefined, false> = createUnplugin(factory)

export default altText
