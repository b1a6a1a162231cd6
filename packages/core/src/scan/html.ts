import type { Scanner } from './scanner.ts'
import { HtmlReader } from './html/reader.ts'
import { maskFrontMatter } from './shared/front-matter.ts'
import { maskTemplates } from './shared/mask.ts'
import { guardSize } from './shared/guard.ts'
import { TreeBuilder } from './shared/tree.ts'

/** HTML pages and fragments, front matter, template tags and all. */
export const html: Scanner = {
  read(text, { path }) {
    guardSize(text, path)
    const tree = new TreeBuilder(path)
    const page = maskFrontMatter(text)
    const masked = maskTemplates(page.text)
    HtmlReader.read(masked, tree, { original: masked === text ? undefined : text })
    return tree.finish({ whole: /<(?:!doctype|html|body)\b/i.test(text), frontmatter: page.values })
  },
}
