import type { Node, Parent } from '../markup.ts'
import { PageMap } from './page-map.ts'

const positions = new PageMap<Parent, ReadonlyMap<Node, number>>()

/** Where a node stands among its siblings. One count per parent: `indexOf` for each of 100,000 siblings would be quadratic. */
function positionOf(node: Node): number {
  const { children } = node.parent
  if (children.length <= 16) return children.indexOf(node)
  let known = positions.get(node.parent)
  if (known === undefined) {
    known = new Map(children.map((child, index) => [child, index]))
    positions.set(node.parent, known)
  }
  return known.get(node) ?? -1
}

/** The nearest siblings in one direction, nearest first, `reach` of them at most. */
export function* siblings(node: Node, step: -1 | 1, reach: number): Generator<Node> {
  const { children } = node.parent
  let index = positionOf(node) + step
  for (let count = 0; count < reach; count++, index += step) {
    const sibling = children[index]
    if (sibling === undefined) return
    yield sibling
  }
}

/** Blank text and comments, which stand between things without parting them. */
export function isFiller(node: Node): boolean {
  return node.kind === 'comment' || (node.kind === 'text' && node.value.trim() === '')
}
