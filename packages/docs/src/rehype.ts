/**
 * Words for images in HTML, and in what Markdown became, wherever rehype runs.
 * @example
 * import altText from '@alt-text/docs/rehype'
 * unified().use(rehypeParse).use(altText)
 * @module
 */
import type { Root } from 'hast'
import type { PipelineOptions } from './words/options.ts'
import { sessionFor } from './words/sessions.ts'
import { transformerFor } from './words/unified.ts'
import type { Transformer } from './words/unified.ts'

export type { PipelineOptions } from './words/options.ts'
export { ready } from './words/sessions.ts'

/** Goes first: a tag is found by its position in the file. What a file holds, its ending says; without one it is HTML. */
export default function rehypeAltText(options: PipelineOptions = {}): Transformer<Root> {
  return transformerFor(sessionFor(options), { fallback: 'html' })
}
