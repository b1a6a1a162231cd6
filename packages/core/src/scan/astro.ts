import { parse } from '@astrojs/compiler-rs'
import type { Scanner } from './scanner.ts'
import { guardAstro } from './shared/astro-depth.ts'
import { byteMap, toUtf16 } from './shared/bytes.ts'
import { astroHtml } from './shared/dialect.ts'
import { shallow, unreadable } from './shared/guard.ts'
import { JsxReader } from './shared/jsx-reader.ts'
import { scopeOf } from './shared/scope.ts'
import type { SyntaxNode } from './shared/script.ts'
import { TreeBuilder } from './shared/tree.ts'

/** Astro components: frontmatter, and HTML with expressions in it. */
export const astro: Scanner = {
  read(text, { path, components }) {
    guardAstro(text, path)
    const root = read(text, path)
    const tree = new TreeBuilder(path)
    shallow({ path, text }, 300, () => {
      const scope = scopeOf([{ node: root, source: text }])
      new JsxReader({ source: text, scope, components, dialect: astroHtml }, tree).children(root.body as SyntaxNode[])
    })
    return tree.finish()
  },
}

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
  const { ast, diagnostics } = parse(text)
  const error = diagnostics.find(({ severity }) => severity === 'error')
  if (error !== undefined) {
    const at = byteMap(text)
    const byte = error.labels[0]?.start ?? 0
    return { failure: unreadable(path, text, at === undefined ? byte : at(byte), error.text) }
  }
  const root = ast as SyntaxNode
  toUtf16(root, text)
  const end = (root.body as SyntaxNode[]).at(-1)?.end ?? (root.frontmatter as SyntaxNode | null)?.end ?? 0
  // An end tag that closes nothing ends the page for this parser, without a word.
  if (text.slice(end).trim() !== '') {
    return { failure: unreadable(path, text, end, 'what follows was not understood.') }
  }
  return { root }
}
