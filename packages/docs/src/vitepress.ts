/**
 * Words for images in a VitePress site: its pages, what they include, and its Vue components.
 * @example
 * import altText from '@alt-text/docs/vitepress'
 * export default defineConfig({ vite: { plugins: [altText()] } })
 * @module
 */
import type { BuildOptions } from '@alt-text/core'
import { createSession, vitePlugin } from 'unplugin-alt-text/adapter'
import { pages } from './hosts/vitepress-pages.ts'

export type { BuildOptions } from '@alt-text/core'

type Plugin = ReturnType<typeof vitePlugin>

/** Goes into `vite.plugins` of `.vitepress/config`. */
export default function altText(options: BuildOptions = {}): Plugin[] {
  const session = createSession(options)
  return [vitePlugin(session, { elsewhere: ['markdown'] }), ...pages(session)]
}
