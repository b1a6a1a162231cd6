import type { Node, Parent } from '../markup.ts'
import { PageMap } from './page-map.ts'

/** The positions of a parent's children, or how many of them were asked for so far. */
const positions = new PageMap<Parent, ReadonlyMap<Node, number> | number>()

/** Worth a look along all siblings each; more would be quadratic where 100,000 are asked for. */
const fewAsked = 64

/** Where a node stands among its siblings. */
function positionOf(node: Node): number {
  const { parent } = node
  const { children } = parent
  if (children.length <= 16) return children.indexOf(node)
  const known = positions.get(parent) ?? 0
  if (typeof known !== 'number') return known.get(node) ?? -1
  positions.set(parent, known < fewAsked ? known + 1 : new Map(children.map((child, index) => [child, index])))
  return children.indexOf(node)
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
