/**
 * Words for images in Markdown and MDX, wherever remark runs.
 * @example
 * import altText from '@alt-text/docs/remark'
 * unified().use(remarkParse).use(altText)
 * @module
 */
import type { Root } from 'mdast'
import type { PipelineOptions } from './words/options.ts'
import { sessionFor } from './words/sessions.ts'
import { transformerFor } from './words/unified.ts'
import type { Transformer } from './words/unified.ts'

export type { PipelineOptions } from './words/options.ts'
export { ready } from './words/sessions.ts'

/** Goes before plugins that rewrite addresses: images are found by what the author wrote. */
export default function remarkAltText(options: PipelineOptions = {}): Transformer<Root> {
  return transformerFor(sessionFor(options), { fallback: 'markdown' })
}
