import type { Markup } from '../markup.ts'
import type { Scanner } from './scanner.ts'
import { tooDeep } from './shared/guard.ts'
import { deepest } from './shared/js-depth.ts'
import { JsxReader } from './shared/jsx-reader.ts'
import { scopeOf } from './shared/scope.ts'
import { parseScript } from './shared/script.ts'
import type { SyntaxNode } from './shared/script.ts'
import { TreeBuilder } from './shared/tree.ts'

/** What may be an image in JSX: elements, and components, whose names only the imports tell. */
export const jsxHint = /<(?:img|input|area|object|svg|[A-Z][\w.]*)\b|\brole\s*=/

/** React, Preact, Solid: `.jsx`, `.tsx` and JSX in `.js`. */
export const jsx: Scanner = {
  hint: (text) => jsxHint.test(text),
  read(text, { path, components }): Markup {
    const script = parseScript(text, path.endsWith('.tsx') ? 'tsx' : 'jsx', { path, text })
    const tree = new TreeBuilder()
    const reader = new JsxReader({ text, scope: scopeOf(script), components, comments: script.comments, base: 0 }, tree)
    try {
      reader.find(script.program as unknown as SyntaxNode)
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep(path, text, 0, deepest)
      throw error
    }
    return tree.finish()
  },
}
