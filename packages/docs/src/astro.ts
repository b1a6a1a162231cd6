/**
 * Words for images in an Astro site: components, pages, MDX, Markdown and content collections.
 * @example
 * import altText from '@alt-text/docs/astro'
 * export default defineConfig({ integrations: [altText()] })
 * @module
 */
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from '@alt-text/core'
import { createSession, orFailure, vitePlugin } from 'unplugin-alt-text/adapter'
import { refreshCollections } from './hosts/astro-collections.ts'
import { putIntoMarkdown } from './hosts/astro-markdown.ts'
import type { AstroMarkdown, Mark } from './hosts/astro-markdown.ts'

export type { BuildOptions } from '@alt-text/core'

/** What Astro hands over, as far as it is used here. */
interface Setup {
  readonly command: string
  readonly config: { readonly root: URL; readonly base: string; readonly publicDir: URL; readonly markdown: object }
  updateConfig(config: object): { readonly markdown: object }
  addWatchFile(path: string): void
}

/** A dev server of Astro, as far as it is used here. */
interface Server {
  readonly server: {
    readonly ws: { send(payload: { type: 'full-reload'; path: string }): unknown }
    readonly watcher: {
      add(path: string): unknown
      on(event: 'all', listen: (event: string, path: string) => void): unknown
      emit(event: 'change', path: string): unknown
    }
  }
  readonly refreshContent?: ((options: object) => Promise<void>) | undefined
}

/** An integration of Astro 5, 6 or 7. */
export interface Integration {
  readonly name: string
  readonly hooks: {
    readonly 'astro:config:setup': (setup: Setup) => Promise<void>
    readonly 'astro:server:setup': (server: Server) => void
    readonly 'astro:build:done': () => void
  }
}

/** Goes into `integrations`, anywhere in the list. */
export default function altText(options: BuildOptions = {}): Integration {
  const session = createSession(options)
  let marks: readonly Mark[] = []
  let store = ''

  return {
    name: 'alt-text',
    hooks: {
      async 'astro:config:setup'({ command, config, updateConfig, addWatchFile }) {
        session.describe({
          root: fileURLToPath(config.root),
          dev: command !== 'build',
          passes: 'several',
          addresses: { of: 'Astro', publicDir: fileURLToPath(config.publicDir), base: config.base, alias: [] },
          // Astro ends a build at its image components without an alternative, and says neither file nor line.
          isRequired: ({ kind }) => kind === 'component',
        })
        await orFailure(session.prepare(['markdown', 'mdx']))
        const { markdown } = updateConfig({ vite: { plugins: [vitePlugin(session, { elsewhere: ['markdown'] })] } })
        const add = (added: object): AstroMarkdown => updateConfig({ markdown: added }).markdown
        marks = marksOf(config.root.href, putIntoMarkdown(markdown as AstroMarkdown, session, add))
        store = fileURLToPath(new URL('.astro/data-store.json', config.root))
        if (command === 'dev' && session.configFile !== undefined) addWatchFile(session.configFile)
      },
      'astro:server:setup'({ server, refreshContent }) {
        // Modules are replaced by Vite; collections are none.
        server.watcher.add(session.captionsFile)
        server.watcher.on('all', (_, path) => {
          if (resolve(path) !== session.captionsFile) return
          const tell = (file: string): unknown => server.watcher.emit('change', file)
          const reload = (): unknown => server.ws.send({ type: 'full-reload', path: '*' })
          const collections = { refresh: refreshContent, store, tell, reload }
          void session.changed(path).then(() => refreshCollections(collections, marks, session.digest))
        })
      },
      'astro:build:done': () => session.finish(),
    },
  }
}

const known = new Map<string, Mark[]>()

/** Astro's dev server may start again within its process, and goes on to look at the config it had first. */
function marksOf(root: string, mark: Mark): readonly Mark[] {
  const marks = known.get(root) ?? []
  marks.push(mark)
  known.set(root, marks)
  return marks
}
