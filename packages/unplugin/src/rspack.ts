/**
 * The plugin for Rspack.
 * @example
 * import altText from 'unplugin-alt-text/rspack'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const rspack: typeof altText.rspack = altText.rspack

export default rspack
export { rspack as 'module.exports' }
