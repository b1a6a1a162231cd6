/**
 * The plugin for Farm.
 * @example
 * import altText from 'unplugin-alt-text/farm'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const farm: typeof altText.farm = altText.farm

export default farm
export { farm as 'module.exports' }
