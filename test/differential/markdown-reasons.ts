import { parseFragment } from 'parse5'
import type { DefaultTreeAdapterMap } from 'parse5'
import { compareMarkdown } from './markdown-difference.ts'
import { hasTagAfterTable, rawPieces } from './markdown-mdast.ts'

type Reason = (text: string, difference: string) => boolean

/** Why our images may differ from mdast's. The first that holds is counted; a difference without one fails the test. */
export const reasons: Readonly<Record<string, Reason>> = {
  /** `![~~a~~](x)` says "a": GFM, which mdast is not asked for here. */
  strikethrough: vanishesAfter((text) => text.replaceAll('~~', 'zz')),
  /** `https://x.example/![](a)` is an address up to the next space: GFM again. */
  'autolink-literal': vanishesAfter((text) => text.replaceAll(/http(?=s?:\/\/)/g, 'zttp')),
  /** satteri takes an image whose words hold a footnote's mark for text. It has words, so nothing missing is overlooked. */
  'footnote-in-words': vanishesAfter((text) => text.replaceAll('[^', '[z')),
  /** satteri reads `<img src=a=b>` as browsers do; CommonMark wants quotes around such a value. */
  'loose-attribute': vanishesAfter((text) => text.replaceAll(/(?<==[^\s"'<>=`]+)[=`"']|(?<==)`/g, 'z')),
  /** What stands in a template's comment or code block is no image of the page: `{% highlight html %}`, `{% comment %}`. */
  'template-block': vanishesAfter((text) => text.replaceAll(/(?<=\{[{%][-<%]?\s*)[hc](?=ighlight|omment)/g, 'z')),
  /** A whole tag on a line of its own ends a table in mdast, and is a row of it in satteri. */
  'tag-after-table': (text) => hasTagAfterTable(text),
  /** A comment, a script or a tag that its block ends: on a page it goes on to swallow what follows; we end it there. */
  'left-open': (text) => rawPieces(text).some(leavesOpen),
}

export function reasonFor(text: string, difference: string): string | undefined {
  return Object.keys(reasons).find((name) => reasons[name]?.(text, difference))
}

function vanishesAfter(rewrite: (text: string) => string): Reason {
  return (text, difference) => {
    const other = rewrite(text)
    return other !== text && !compareMarkdown(other).differences.includes(difference)
  }
}

/** Whether what follows a piece of raw HTML is swallowed by it. */
function leavesOpen(raw: string): boolean {
  return !holds(parseFragment(`${raw}<x-probe>`), 'x-probe')
}

function holds(node: DefaultTreeAdapterMap['node'], name: string): boolean {
  return node.nodeName === name || ('childNodes' in node && node.childNodes.some((child) => holds(child, name)))
}
