/**
 * The plugin for esbuild.
 *
 * esbuild lets one plugin load a file: a plugin that loads `.jsx` or Markdown itself stands before this one,
 * and its files get no words. Nor does esbuild tell a plugin that it watches, so a context counts as a build.
 * @example
 * import altText from 'unplugin-alt-text/esbuild'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const esbuild: typeof altText.esbuild = altText.esbuild

export default esbuild
export { esbuild as 'module.exports' }
