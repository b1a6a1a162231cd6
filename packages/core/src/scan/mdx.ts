import { mdxToMdast } from 'satteri'
import type { MdastNode } from 'satteri'
import type { Scanner } from './scanner.ts'
import { messageOf } from '../error.ts'
import { shallow, unreadableAt } from './shared/guard.ts'
import { MarkdownReader } from './markdown/reader.ts'
import type { MarkdownNode } from './markdown/reader.ts'
import { maskLegacyMdx } from './mdx/mask.ts'
import { guardMdx } from './mdx/depth.ts'
import { MdxReader } from './mdx/reader.ts'
import { TreeBuilder } from './shared/tree.ts'

/** Markdown with JSX, expressions, imports and exports. */
export const mdx: Scanner = {
  read(written, { path, components, legacyMdx = false }) {
    const text = legacyMdx ? maskLegacyMdx(written) : written
    guardMdx(text, path)
    const tree = new TreeBuilder(path)
    return shallow({ path, text }, 500, () => {
      const root = parse(text, path)
      const jsx = new MdxReader({ text, path, components, root: root as unknown as MarkdownNode }, tree)
      const reader: MarkdownReader = new MarkdownReader(text, tree, (node) => jsx.read(node, reader))
      reader.read(root)
      return tree.finish({ frontmatter: reader.frontmatter })
    })
  },
}

/** Its errors begin with where they are: `3:11: Could not parse expression`. */
function parse(text: string, path: string): MdastNode {
  try {
    return mdxToMdast(text)
  } catch (error) {
    if (error instanceof RangeError) throw error
    const [, line = '1', column = '1', why] =
      /^(\d+):(\d+): ([^\n]*?)(?: \([\w-]+:[\w-]+\))?$/m.exec(messageOf(error)) ?? []
    throw unreadableAt({ file: path, line: Number(line), column: Number(column) }, why ?? messageOf(error), error)
  }
}
