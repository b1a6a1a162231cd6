/**
 * The plugin for Rollup.
 * @example
 * import altText from 'unplugin-alt-text/rollup'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const rollup: typeof altText.rollup = altText.rollup

export default rollup
export { rollup as 'module.exports' }
