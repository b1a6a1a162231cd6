/**
 * Words for images in Markdown and MDX, wherever satteri runs.
 * @example
 * import altText from '@alt-text/docs/satteri'
 * await markdownToHtml(text, { fileURL, mdastPlugins: [altText()] })
 * @module
 */
import type { MdastPluginEntry } from 'satteri'
import type { PipelineOptions } from './words/options.ts'
import { satteriPlugin } from './words/satteri.ts'
import { sessionFor } from './words/sessions.ts'

export type { PipelineOptions } from './words/options.ts'
export { ready } from './words/sessions.ts'

/** Goes first. Rendering waits for the site, and so gives a promise, unless `ready()` was awaited before. */
export default function satteriAltText(options: PipelineOptions = {}): MdastPluginEntry {
  return satteriPlugin(sessionFor(options), 'alt-text')
}
