/**
 * Words for images in a SvelteKit site: its components and pages, `app.html` and `error.html`.
 * @example
 * import altText from '@alt-text/docs/sveltekit'
 * export default { plugins: [altText(), sveltekit()] }
 * @module
 */
import type { BuildOptions } from '@alt-text/core'
import { createSession, vitePlugin } from 'unplugin-alt-text/adapter'
import { shell } from './hosts/sveltekit-shell.ts'

export type { BuildOptions } from '@alt-text/core'

type Plugin = ReturnType<typeof vitePlugin>

/** Goes into `plugins` of `vite.config`. */
export default function altText(options: BuildOptions = {}): Plugin[] {
  const session = createSession(options)
  // SvelteKit has no pages of Vite's, and warns of plugins that would look at them.
  const { transformIndexHtml: _, ...plugin } = vitePlugin(session)
  return [plugin, shell(session)]
}
