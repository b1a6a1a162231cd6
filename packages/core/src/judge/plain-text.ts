import { isBlank } from '../blank.ts'
import type { Node, Parent } from '../markup.ts'
import { isHidden } from './hidden.ts'
import { textOf } from './attributes.ts'
import { PageMap } from './page-map.ts'

const silent = new Set(['script', 'style', 'template', 'noscript', 'title', 'head', 'textarea', 'select', 'iframe'])

/** Text on one line, spaces folded. Single ones, which are nearly all, are not touched. */
export function oneLine(text: string): string {
  return text.replaceAll(/[^\S ]\s*| \s+/g, ' ').trim()
}

/** Known texts: one label may be asked for by each of 100,000 images. */
const known = new PageMap<Parent, string>()

/** What is read out for a piece of a page: its text and the alternatives of images in it, hidden parts left out. */
export function plainText(parent: Parent): string {
  let text = known.get(parent)
  if (text === undefined) {
    const all = oneLine(pieces(parent.children, 0).join(''))
    text = isBlank(all) ? '' : all
    known.set(parent, text)
  }
  return text
}

function pieces(nodes: readonly Node[], depth: number): string[] {
  if (depth > 512) return []
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node.value]
    if (node.kind !== 'element') return []
    if (silent.has(node.name) || isHidden(node)) return []
    if (node.name === 'br') return [' ']
    const own = node.name === 'img' ? textOf(node, 'alt') : textOf(node, 'aria-label')
    if (own !== undefined && !isBlank(own)) return [' ', own, ' ']
    const inner = pieces(node.children, depth + 1)
    return inline.has(node.name) ? inner : [' ', ...inner, ' ']
  })
}

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
)
