import { isAbsolute } from 'node:path'
import type { Session } from 'unplugin-alt-text/adapter'
import { transformerFor } from '../words/unified.ts'

/** What decides which rendered content is still good: Nuxt Content keeps it under a hash of these. */
export interface ContentOptions {
  content?: { build?: { markdown?: Record<string, unknown> | undefined } | undefined } | undefined
  mdc?: { highlight?: unknown } | undefined
}

/** What Nuxt Content tells before it parses a file. */
export interface ContentFile {
  readonly file: { readonly path?: string; readonly extension?: string }
  parserOptions?: { readonly markdown?: { readonly remarkPlugins?: object } }
}

/**
 * Puts the digest of the words where the hash is made of it: among the Markdown options while Nuxt Content has not
 * read them, and among those of its highlighter, which it reads last.
 */
export function keyCache(options: ContentOptions, digest: string): void {
  const { content = {}, mdc = {} } = options
  const { build = {} } = content
  options.content = { ...content, build: { ...build, markdown: { ...build.markdown, altText: digest } } }
  const { highlight } = mdc
  if (highlight === false) return
  options.mdc = { ...mdc, highlight: { ...(highlight as object | undefined), altText: digest } }
}

/** Markdown gets its words by remark, under the path that only this hook knows. */
export function parserWith(context: ContentFile, session: Session): void {
  const { file, parserOptions = {} } = context
  const { markdown = {} } = parserOptions
  if (file.path === undefined || !isAbsolute(file.path) || file.extension !== '.md') return
  const words = { instance: () => transformerFor(session, { fallback: 'markdown', path: file.path }), options: {} }
  context.parserOptions = {
    ...parserOptions,
    markdown: { ...markdown, remarkPlugins: { 'alt-text': words, ...markdown.remarkPlugins } },
  }
}
