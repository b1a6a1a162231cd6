import { statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
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
    configureServer({ watcher, ws }) {
      // Modules are replaced by Vite itself, because they hang on the captions file; a page is no module.
      watcher.on('all', (_, path) => {
        if (!session.pagesHangOn(path)) return
        void session.changed(path).then(() => ws.send({ type: 'full-reload' }))
      })
    },
    buildEnd(error) {
      if (error === undefined && !isServer) session.end()
    },
  }
}

function addressesOf({
  publicDir,
  base,
  resolve,
}: ResolvedConfig): NonNullable<Parameters<Session['describe']>[0]['addresses']> {
  return {
    of: 'Vite',
    publicDir: publicDir === '' ? undefined : publicDir,
    base,
    alias: resolve.alias.flatMap(({ find, replacement }) =>
      typeof find === 'string' && holdsImages(replacement) ? [[find, replacement] as const] : [],
    ),
  }
}

/** Whether an alias may lead to images of the site: frameworks have many for their own modules. */
function holdsImages(target: string): boolean {
  if (!isAbsolute(target) || /[\\/](?:node_modules|\.svelte-kit|\.nuxt|\.astro)(?:[\\/]|$)/.test(target)) return false
  return statSync(target, { throwIfNoEntry: false })?.isDirectory() === true
}
