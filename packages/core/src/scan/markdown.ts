import { markdownToMdast } from 'satteri'
import type { Markup } from '../markup.ts'
import { htmlHint } from './html.ts'
import type { Scanner } from './scanner.ts'
import { guardSize, tooDeep } from './shared/guard.ts'
import { guardQuotes } from './shared/markdown-depth.ts'
import { MarkdownReader } from './shared/markdown-reader.ts'
import { TreeBuilder } from './shared/tree.ts'

/** What may be an image in Markdown. */
export function markdownHint(text: string): boolean {
  return text.includes('![') || htmlHint.test(text)
}

/** CommonMark with GFM tables and footnotes, front matter, and raw HTML inside. */
export const markdown: Scanner = {
  hint: markdownHint,
  read(text, { path }): Markup {
    guardSize(text, path)
    guardQuotes(text, path)
    const tree = new TreeBuilder()
    const reader = new MarkdownReader(text, tree)
    try {
      reader.read(markdownToMdast(text))
    } catch (error) {
      if (error instanceof RangeError) throw tooDeep(path, text, 0, 1000)
      throw error
    }
    return tree.finish({ whole: true, frontmatter: reader.frontmatter })
  },
}
