/**
 * The plugin for webpack.
 * @example
 * import altText from 'unplugin-alt-text/webpack'
 * export default { plugins: [altText()] }
 * @module
 */
import { altText } from './index.ts'
import type { Options } from './index.ts'

export type { Options }

const webpack: typeof altText.webpack = altText.webpack

export default webpack
export { webpack as 'module.exports' }
