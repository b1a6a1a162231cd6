import { existsSync, statSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'
import type { UnpluginOptions } from 'unplugin'
import { orFailure } from '../failure.ts'
import type { Session } from '../session.ts'

type VitePlugin = NonNullable<UnpluginOptions['vite']>
type ResolvedConfig = Parameters<Extract<VitePlugin['configResolved'], (...args: never[]) => unknown>>[0]

/** Frameworks that build with Vite for servers and for browsers, by their own plugins. */
const severalPasses = /^(?:vite-plugin-sveltekit|vitepress|nuxt:|astro:|react-router)/

/** Vite: pages as they are written, before it bundles what they name. */
export function vite(session: Session): VitePlugin {
  let isServer = false
  return {
    configResolved(config) {
      isServer = config.command === 'serve'
      session.describe({
        root: config.root,
        dev: isServer || config.build.watch !== null,
        passes:
          config.build.watch === null && config.plugins.some(({ name }) => severalPasses.test(name))
            ? 'several'
            : 'one',
        addresses: addressesOf(config),
      })
    },
    transformIndexHtml: {
      order: 'pre',
      handler: async (html, { filename, originalUrl }) =>
        // A dev server also runs this for a page that a script fetches as text.
        /[?&]raw\b/.test(originalUrl ?? '') ? html : orFailure(session.sourcePage(html, filename)),
    },
    handleHotUpdate: ({ file, modules, server }) =>
      replaced(session, file, modules, { graph: server.moduleGraph, channel: server.ws }),
    hotUpdate({ file, modules }) {
      const { moduleGraph: graph, hot: channel, name } = this.environment
      return replaced(session, file, modules, { graph, channel: name === 'client' ? channel : undefined })
    },
    configureServer(server) {
      // Vite 5 tells of no other change; under load, a file that is put in another's place is one that comes.
      const reload = async (path: string): Promise<void> => {
        await session.changed(path)
        for (const graph of graphsOf(server)) invalidate(graph, modulesHangingOn(session, path, graph))
        server.ws.send({ type: 'full-reload' })
      }
      for (const change of ['add', 'unlink']) {
        server.watcher.on(change, (path: string) => {
          if (session.pagesHangOn(path)) void reload(path)
        })
      }
    },
    buildEnd(error) {
      if (error === undefined && !isServer) session.end()
    },
  }
}

interface Module {
  readonly importers: ReadonlySet<unknown>
}

interface Graph<M> {
  getModulesByFile(file: string): Set<M> | undefined
  invalidateModule(module: M): void
}

/** One of Vite's environments, or what all of them were in version 5. */
interface Environment<M> {
  readonly graph: Graph<M>
  /** To browsers, where there are any. */
  readonly channel: { send(payload: { type: 'full-reload' }): void } | undefined
}

/**
 * Modules whose words come from a file that changed. Vite keeps what modules watch, but under a base path it looks for
 * it at addresses where nothing is. A page is no module: it is sent again as a whole.
 */
function replaced<M extends Module>(
  session: Session,
  file: string,
  known: readonly M[],
  { graph, channel }: Environment<M>,
): M[] | undefined {
  const modules = modulesHangingOn(session, file, graph)
  if (channel !== undefined && session.pagesHangOn(file)) {
    invalidate(graph, modules)
    channel.send({ type: 'full-reload' })
    return []
  }
  if (session.hangingOn(file).length === 0) return undefined
  // What nobody imports would have the whole page sent again.
  return [...new Set([...known.filter(({ importers }) => importers.size > 0), ...modules])]
}

function modulesHangingOn<M>(session: Session, file: string, graph: Graph<M>): M[] {
  return session.hangingOn(file).flatMap((id) => [...(graph.getModulesByFile(id.replaceAll('\\', '/')) ?? [])])
}

function invalidate<M>(graph: Graph<M>, modules: readonly M[]): void {
  for (const module of modules) graph.invalidateModule(module)
}

interface Server {
  readonly moduleGraph: unknown
  /** Absent in version 5, which has one graph for all. */
  readonly environments?: Readonly<Record<string, { readonly moduleGraph: unknown }>>
}

function graphsOf(server: Server): Graph<unknown>[] {
  const owners = server.environments === undefined ? [server] : Object.values(server.environments)
  return owners.map(({ moduleGraph }) => moduleGraph as Graph<unknown>)
}

function addressesOf({
  root,
  publicDir,
  base,
  resolve,
}: ResolvedConfig): NonNullable<Parameters<Session['describe']>[0]['addresses']> {
  return {
    of: 'Vite',
    publicDir: publicDir === '' ? undefined : publicDir,
    base,
    alias: resolve.alias.flatMap(({ find, replacement }) => {
      const target = targetOf(root, replacement)
      return typeof find === 'string' && holdsImages(target) ? [[find, target] as const] : []
    }),
  }
}

/** `/src` is an address below Vite's root where the disk has nothing of that name. */
function targetOf(root: string, replacement: string): string {
  const below = join(root, replacement)
  return isAbsolute(replacement) && !existsSync(replacement) && existsSync(below) ? below : replacement
}

/** Folders of frameworks; VitePress has an alias for its theme's. */
const ofFrameworks = /[\\/](?:node_modules|\.svelte-kit|\.nuxt|\.astro)(?:[\\/]|$)|[\\/]\.vitepress[\\/]theme$/

/** Whether an alias may lead to images of the site: frameworks have many for their own modules. */
function holdsImages(target: string): boolean {
  if (!isAbsolute(target) || ofFrameworks.test(target)) return false
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
}
