import type { Scanner } from './scanner.ts'
import { react } from './jsx/dialect.ts'
import { shallow } from './shared/guard.ts'
import { deepest } from './code/depth.ts'
import { JsxReader } from './jsx/reader.ts'
import { scopeOf } from './code/scope.ts'
import { parseScript } from './code/script.ts'
import { TreeBuilder } from './shared/tree.ts'

/** React, Preact, Solid: `.jsx`, `.tsx` and JSX in `.js`. */
export const jsx: Scanner = {
  read(text, { path, components }) {
    const tree = new TreeBuilder(path)
    // There is no JSX in plain TypeScript: `<img>x` is a type assertion there.
    if (/\.[mc]?ts$/.test(path)) return tree.finish()
    const { node } = parseScript(text, path.endsWith('.tsx') ? 'tsx' : 'jsx', { path, text })
    shallow({ path, text }, deepest, () => {
      const scope = scopeOf([{ node, source: text }])
      new JsxReader({ source: text, scope, components, dialect: react }, tree).find(node)
    })
    return tree.finish()
  },
}
