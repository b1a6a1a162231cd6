import type { Comment, Element, Node, Parent } from '../markup.ts'
import { siblings } from './position.ts'

const mark = /^\s*alt-text:\s*decorative\b/i

/** Blank pieces passed over on the way back: more are not written by hand. */
const reach = 16

/**
 * `<!-- alt-text: decorative -->` on a line of its own before a Markdown image: the only way to say so
 * where the language has no attribute for it. It holds for the first image after it.
 */
export function isMarkedDecorative(element: Element): boolean {
  if (element.markdown !== true) return false
  let node: Node = element
  for (let hops = 0; hops < 4; hops++) {
    const before = previous(node)
    if (before?.kind === 'comment') return saysDecorative(before)
    if (before !== undefined) return false
    const parent: Parent = node.parent
    if (parent.kind === 'root') return false
    node = parent
  }
  return false
}

function saysDecorative(comment: Comment): boolean {
  return mark.test(comment.value)
}

/** The node right before, blank text passed over. */
function previous(node: Node): Node | undefined {
  for (const sibling of siblings(node, -1, reach)) {
    if (sibling.kind !== 'text' || sibling.value.trim() !== '') return sibling
  }
  return undefined
}
