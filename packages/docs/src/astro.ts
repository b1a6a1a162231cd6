/**
 * Words for images in an Astro site: components, pages, MDX, Markdown and content collections.
 * @example
 * import altText from '@alt-text/docs/astro'
 * export default defineConfig({ integrations: [altText()] })
 * @module
 */
import { fileURLToPath } from 'node:url'
import type { BuildOptions } from '@alt-text/core'
import { createSession, orFailure, vitePlugin } from 'unplugin-alt-text/adapter'
import { putIntoMarkdown } from './hosts/astro-markdown.ts'
import type { AstroMarkdown } from './hosts/astro-markdown.ts'

export type { BuildOptions } from '@alt-text/core'

/** What Astro hands over, as far as it is used here. */
interface Setup {
  readonly command: string
  readonly config: { readonly root: URL; readonly base: string; readonly publicDir: URL; readonly markdown: object }
  updateConfig(config: object): { readonly markdown: object }
  addWatchFile(path: string): void
}

/** An integration of Astro 5, 6 or 7. */
export interface Integration {
  readonly name: string
  readonly hooks: {
    readonly 'astro:config:setup': (setup: Setup) => Promise<void>
    readonly 'astro:build:done': () => void
  }
}

/** Goes into `integrations`, anywhere in the list. */
export default function altText(options: BuildOptions = {}): Integration {
  const session = createSession(options)
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
        putIntoMarkdown(markdown as AstroMarkdown, session, (added) => updateConfig({ markdown: added }).markdown)
        // Astro keeps what it has rendered of Markdown until it starts again.
        if (command === 'dev') for (const file of session.watch) addWatchFile(file)
      },
      'astro:build:done': () => session.finish(),
    },
  }
}
