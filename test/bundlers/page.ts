import { parse } from 'parse5'
import type { DefaultTreeAdapterTypes } from 'parse5'

/** Alternatives of a page as a browser reads them, by id; `null` where there is none. */
export function alternativesIn(html: string): Record<string, string | null> {
  const found: Record<string, string | null> = {}
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node && node.tagName === 'img') {
      const valueOf = (name: string): string | null => node.attrs.find((it) => it.name === name)?.value ?? null
      found[valueOf('id') ?? 'without an id'] = valueOf('alt')
    }
    if ('content' in node) walk(node.content)
    if ('childNodes' in node) node.childNodes.forEach(walk)
  }
  walk(parse(html))
  return found
}

/** The page without the alternatives that were put in right behind the name of a tag. */
export function withoutInserted(html: string): string {
  return html.replaceAll(/<img alt="[^"]*" id=/g, '<img id=')
}
