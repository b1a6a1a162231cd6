import { markdownToMdast } from 'satteri'
import type { MdastNode } from 'satteri'
import { messageOf } from '../error.ts'
import type { Scanner } from './scanner.ts'
import { guardSize, shallow, unreadable } from './shared/guard.ts'
import { maskMarkdownTemplates } from './shared/mask.ts'
import { guardMarkdown } from './markdown/depth.ts'
import { MarkdownReader } from './markdown/reader.ts'
import { maskPythonMarkdown } from './markdown/python-mask.ts'
import { TreeBuilder } from './shared/tree.ts'

/** CommonMark with GFM tables and footnotes, front matter, and raw HTML inside. */
export const markdown: Scanner = {
  read(written, { path, pythonMarkdown = false }) {
    guardSize(written, path)
    const based = maskMarkdownTemplates(written)
    const text = pythonMarkdown ? maskPythonMarkdown(based) : based
    guardMarkdown(text, path)
    const tree = new TreeBuilder(path)
    const reader = new MarkdownReader(text, tree)
    shallow({ path, text }, 1000, () => reader.read(parse(text, path)))
    return tree.finish({ whole: true, frontmatter: reader.frontmatter })
  },
}

function parse(text: string, path: string): MdastNode {
  try {
    return markdownToMdast(text)
  } catch (error) {
    if (error instanceof RangeError) throw error
    throw unreadable(path, text, 0, messageOf(error), error)
  }
}
