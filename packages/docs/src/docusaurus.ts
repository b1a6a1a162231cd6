/**
 * Words for images in a Docusaurus site: its pages, partials, and React components.
 * @example
 * // docusaurus.config.js
 * export default { plugins: ['@alt-text/docs/docusaurus'] }
 * @module
 */
import { createRequire } from 'node:module'
import type { BuildOptions } from '@alt-text/core'
import type * as Compiler from './docusaurus-compiler.ts'

export type { BuildOptions } from '@alt-text/core'

/** What Docusaurus tells a plugin, as far as it is used here. */
interface LoadContext {
  readonly siteDir: string
}

/** A plugin of Docusaurus, as far as it is used here. */
interface Plugin {
  readonly name: string
  configureWebpack(config: unknown, isServer: boolean, utils: { currentBundler: { name: string } }): object
  postBuild(): Promise<void>
}

/** Docusaurus adds an `id` to the options of every plugin. */
type Options = BuildOptions & { id?: string }

/** Works with webpack and Rspack, in the compilers for the server and for browsers alike. */
export default function docusaurusAltText({ siteDir }: LoadContext, { id: _, ...options }: Options = {}): Plugin {
  // Docusaurus reads its config, and everything it imports, with a compiler of its own that knows less than Node.
  const load = createRequire(import.meta.url)
  const { partsFor } = load('@alt-text/docs/docusaurus-compiler') as typeof Compiler
  const { pluginFor, summarise } = partsFor(siteDir, options)
  return {
    name: 'docusaurus-plugin-alt-text',
    configureWebpack: (_config, _isServer, { currentBundler }) => ({
      plugins: [pluginFor(currentBundler.name === 'rspack' ? 'rspack' : 'webpack')],
    }),
    postBuild: summarise,
  }
}
