/**
 * The plugin for Rolldown.
 * @example
 * import altText from 'unplugin-alt-text/rolldown'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const rolldown: typeof altText.rolldown = altText.rolldown

export default rolldown
export { rolldown as 'module.exports' }
