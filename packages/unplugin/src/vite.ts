/**
 * The plugin for Vite.
 * @example
 * import altText from 'unplugin-alt-text/vite'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const vite: typeof altText.vite = altText.vite

export default vite
export { vite as 'module.exports' }
