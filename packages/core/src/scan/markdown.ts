import { markdownToMdast } from 'satteri'
import type { Scanner } from './scanner.ts'
import { guardSize, shallow } from './shared/guard.ts'
import { guardMarkdown } from './shared/markdown-depth.ts'
import { MarkdownReader } from './shared/markdown-reader.ts'
import { TreeBuilder } from './shared/tree.ts'

/** CommonMark with GFM tables and footnotes, front matter, and raw HTML inside. */
export const markdown: Scanner = {
  read(text, { path }) {
    guardSize(text, path)
    guardMarkdown(text, path)
    const tree = new TreeBuilder()
    const reader = new MarkdownReader(text, tree)
    shallow({ path, text }, 1000, () => reader.read(markdownToMdast(text)))
    return tree.finish({ whole: true, frontmatter: reader.frontmatter })
  },
}
