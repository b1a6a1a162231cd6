/**
 * What adapters for frameworks are made of: a session that all parts of a build share, and the plugin around it.
 * @module
 */
import { createUnplugin } from 'unplugin'
import type { UnpluginInstance } from 'unplugin'
import { pluginOf } from './plugin.ts'
import type { PluginOptions } from './plugin.ts'
import type { Session } from './session.ts'

export { orFailure } from './failure.ts'
export type { Host, HostAddresses } from './host.ts'
export { createSession } from './session.ts'
export type { Document, Session, Worded } from './session.ts'

type Plugin = Exclude<ReturnType<UnpluginInstance<undefined, false>['vite']>, readonly unknown[]>

/** The Vite plugin around a session. */
export function vitePlugin(session: Session, options: Pick<PluginOptions, 'elsewhere'> = {}): Plugin {
  const made = createUnplugin<undefined, false>((_, { framework }) =>
    pluginOf(session, { ...options, framework }),
  ).vite()
  return made as Plugin
}
