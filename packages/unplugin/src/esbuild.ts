/**
 * The plugin for esbuild.
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
