import { parse } from '@astrojs/compiler-rs'
import type { Scanner } from './scanner.ts'
import { guardAstro } from './astro/depth.ts'
import { byteMap, toUtf16 } from './astro/bytes.ts'
import { astroHtml } from './jsx/dialect.ts'
import { shallow, unreadable } from './shared/guard.ts'
import { JsxReader } from './jsx/reader.ts'
import { scopeOf } from './code/scope.ts'
import type { SyntaxNode } from './code/script.ts'
import { TreeBuilder } from './shared/tree.ts'

/** Astro components: frontmatter, and HTML with expressions in it. */
export const astro: Scanner = {
  read(text, { path, components }) {
    guardAstro(text, path)
    const root = read(text.replaceAll(control, '\uFFFD'), path)
    const tree = new TreeBuilder(path)
    shallow({ path, text }, 300, () => {
      const scope = scopeOf([{ node: root, source: text }])
      new JsxReader({ source: text, scope, components, dialect: astroHtml }, tree).children(root.body as SyntaxNode[])
    })
    return tree.finish()
  },
}

/** The parser hands its tree over as JSON, and leaves these in its strings as they are. HTML reads them as U+FFFD as well. */
const control = /(?![\t\n\r])\p{Cc}/gu

/** Earlier compilers let comments stand among the elements of an expression; this one takes them for operators there. */
function read(text: string, path: string): SyntaxNode {
  const first = tryParse(text, path)
  if (!('failure' in first)) return first.root
  const bare = text.replaceAll(/<!--[\s\S]*?-->/g, (comment) => comment.replaceAll(/[\x20-\x7E]/g, ' '))
  const second = bare === text ? first : tryParse(bare, path)
  if ('failure' in second) throw first.failure
  return second.root
}

function tryParse(text: string, path: string): { root: SyntaxNode } | { failure: Error } {
  const result = parsed(text)
  if (result === undefined) return { failure: unreadable(path, text, 0, 'a quote stands in the name of an attribute.') }
  const error = result.diagnostics.find(({ severity }) => severity === 'error')
  if (error !== undefined) {
    const at = byteMap(text)
    const byte = error.labels[0]?.start ?? 0
    return { failure: unreadable(path, text, at === undefined ? byte : at(byte), error.text) }
  }
  const root = result.ast as SyntaxNode
  toUtf16(root, text)
  const end = (root.body as SyntaxNode[]).at(-1)?.end ?? (root.frontmatter as SyntaxNode | null)?.end ?? 0
  // An end tag that closes nothing ends the page for this parser, without a word.
  if (text.slice(end).trim() !== '') {
    return { failure: unreadable(path, text, end, 'what follows was not understood.') }
  }
  return { root }
}

/** `undefined` where the parser's JSON is none: it writes the names of attributes as they stand, quotes included. */
function parsed(text: string): ReturnType<typeof parse> | undefined {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
