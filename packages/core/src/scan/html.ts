import type { Markup } from '../markup.ts'
import type { Scanner } from './scanner.ts'
import { HtmlReader } from './shared/html-reader.ts'
import { maskTemplates } from './shared/mask.ts'
import { guardSize } from './shared/guard.ts'
import { TreeBuilder } from './shared/tree.ts'

/** What may be an image in HTML: tags, and roles on any tag. */
export const htmlHint = /<(?:img|image|input|area|object|svg)\b|\brole\s*=\s*["']?\s*(?:img|image)\b/i

/** HTML pages and fragments, template tags and all. */
export const html: Scanner = {
  hint: (text) => htmlHint.test(text),
  read(text, { path }): Markup {
    guardSize(text, path)
    const tree = new TreeBuilder()
    HtmlReader.read(maskTemplates(text), 0, tree)
    return tree.finish({ whole: /<(?:!doctype|html|body)\b/i.test(text) })
  },
}
