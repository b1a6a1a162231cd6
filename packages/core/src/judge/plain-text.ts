import type { Element, Node, Parent } from '../markup.ts'
import { isHidden } from './hidden.ts'
import { textOf } from './attributes.ts'

const silent = new Set(['script', 'style', 'template', 'noscript', 'title', 'head', 'textarea', 'select', 'iframe'])

/** Text on one line, spaces folded. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/**
 * What is read out for a piece of a page: its text and the alternatives of images in it, hidden parts
 * left out. `without` is left out too.
 */
export function plainText(parent: Parent, without?: Element): string {
  return oneLine(pieces(parent.children, without, 0).join(''))
}

function pieces(nodes: readonly Node[], without: Element | undefined, depth: number): string[] {
  if (depth > 512) return []
  return nodes.flatMap((node) => {
    if (node.kind === 'text') return [node.value]
    if (node.kind !== 'element' || node === without) return []
    if (silent.has(node.name) || isHidden(node)) return []
    if (node.name === 'br') return [' ']
    const own = node.name === 'img' ? textOf(node, 'alt') : textOf(node, 'aria-label')
    if (own !== undefined && own.trim() !== '') return [' ', own, ' ']
    const inner = pieces(node.children, without, depth + 1)
    return inline.has(node.name) ? inner : [' ', ...inner, ' ']
  })
}

const inline = new Set(
  'a abbr b bdi bdo cite code data del dfn em font i ins kbd label mark q s samp small span strong sub sup time tt u var'.split(
    ' ',
  ),
)
