/**
 * What adapters for frameworks are made of: a session that all parts of a build share, and the plugin around it.
 * @module
 */
import { createUnplugin } from 'unplugin'
import type { UnpluginInstance, UnpluginOptions } from 'unplugin'
import { pluginOf } from './plugin.ts'
import type { PluginOptions } from './plugin.ts'
import type { Session } from './session.ts'

export { buildFailure, orFailure } from './failure.ts'
export { looksRaw, sourceCode } from './raw.ts'
export type { Host, HostAddresses } from './host.ts'
export { createSession } from './session.ts'
export type { Brackets, Document, Session, Worded } from './session.ts'

type Plugin = Exclude<ReturnType<UnpluginInstance<undefined, false>['vite']>, readonly unknown[]>

type Compilers = 'webpack' | 'rspack'

/**
 * The plugin of webpack or Rspack around a session that several compilers share, and what else goes with it. Compilers
 * keep modules from build to build, so none of them knows what a site has: the adapter says it, by a survey.
 */
export function compilerPlugin(
  session: Session,
  bundler: Compilers,
  options: Pick<PluginOptions, 'brackets' | 'cacheName'>,
  others: UnpluginOptions[] = [],
): ReturnType<UnpluginInstance<undefined, true>[Compilers]> {
  const { webpack, rspack } = createUnplugin<undefined, true>((_, { framework }) => [
    pluginOf(session, { ...options, framework, passes: 'untold' }),
    ...others,
  ])
  return bundler === 'rspack' ? rspack() : webpack()
}

/** The Vite plugin around a session. */
export function vitePlugin(session: Session, options: Pick<PluginOptions, 'elsewhere'> = {}): Plugin {
  const made = createUnplugin<undefined, false>((_, { framework }) =>
    pluginOf(session, { ...options, framework }),
  ).vite()
  return made as Plugin
}
