/**
 * The plugin for Rsbuild.
 * @example
 * import altText from 'unplugin-alt-text/rsbuild'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const rsbuild: typeof altText.rsbuild = altText.rsbuild

export default rsbuild
export { rsbuild as 'module.exports' }
