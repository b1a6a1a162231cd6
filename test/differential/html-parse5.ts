import { html, parse } from 'parse5'
import type { DefaultTreeAdapterMap } from 'parse5'
import { mark } from '../../packages/core/src/scan/shared/mask.ts'
import type { HtmlImage } from './html-image.ts'
import { nearest } from './html-image.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']
type Chain = readonly (readonly [name: string, id: string])[]

/** Every image of a page as parse5 sees it, in the order of the source. Scripting is off, so that `noscript` is markup. */
export function imagesByParse5(text: string): HtmlImage[] {
  const images: HtmlImage[] = []
  const document = parse(text, { sourceCodeLocationInfo: true, scriptingEnabled: false })
  const pending: { node: Node; chain: Chain }[] = [{ node: document, chain: [] }]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node } = next
    let { chain } = next
    if ('tagName' in node) {
      if (isImage(node)) images.push(imageOf(node, chain))
      chain = [...chain, [node.tagName, attributesOf(node).id ?? '']]
    }
    if ('content' in node) pending.push({ node: node.content, chain })
    if ('childNodes' in node) for (const child of node.childNodes) pending.push({ node: child, chain })
  }
  return images.sort((one, other) => one.start - other.start)
}

function isImage(node: Element): boolean {
  return node.tagName === 'img' && node.namespaceURI === html.NS.HTML
}

function imageOf(node: Element, chain: Chain): HtmlImage {
  const place = node.sourceCodeLocation
  const end = place?.startTag?.endOffset ?? place?.endOffset ?? -1
  return { start: place?.startOffset ?? -1, end, attributes: attributesOf(node), ancestors: nearest(chain) }
}

/** Where template tags are blanked, what they leave behind is no attribute, and no value to the letter. */
function attributesOf(node: Element): Record<string, string> {
  const written = node.attrs.filter(({ name }) => !name.includes(mark))
  return Object.fromEntries(written.map(({ name, value }) => [name, value.includes(mark) ? value.trim() : value]))
}
