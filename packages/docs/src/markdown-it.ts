/**
 * Words for images in Markdown, wherever markdown-it runs.
 * @example
 * import altText, { ready } from '@alt-text/docs/markdown-it'
 * new MarkdownIt({ html: true }).use(altText, await ready())
 * @module
 */
import { resolve } from 'node:path'
import { AltTextError } from '@alt-text/core'
import type { PipelineOptions } from './words/options.ts'
import { useWords } from './words/markdown-it.ts'
import type { MarkdownIt } from './words/markdown-it.ts'
import { sessionFor } from './words/sessions.ts'

export type { PipelineOptions } from './words/options.ts'
export { ready } from './words/sessions.ts'

/**
 * The page's path is looked for in the environment of a `render` call: `path`, `filePath` or `page.inputPath`.
 * @throws AltTextError `USAGE` when `ready()` was not awaited before: markdown-it cannot wait
 */
export default function markdownItAltText(markdown: MarkdownIt, options: PipelineOptions = {}): void {
  const session = sessionFor(options)
  if (!session.isReady) {
    throw new AltTextError('USAGE', 'markdown-it was given the alt-text plugin before the site was open.', {
      fix: 'Write `markdown.use(altText, await ready())`, with `ready` from @alt-text/docs/markdown-it.',
    })
  }
  useWords(markdown, session, { partsOf: (text, env) => [{ text, path: pathIn(env) }] })
}

interface Environment {
  readonly path?: unknown
  readonly filePath?: unknown
  readonly page?: { readonly inputPath?: unknown }
}

function pathIn(env: unknown): string | undefined {
  const { path, filePath, page } = (env ?? {}) as Environment
  const found = [path, filePath, page?.inputPath].find((it) => typeof it === 'string' && it !== '')
  return found === undefined ? undefined : resolve(found as string)
}
