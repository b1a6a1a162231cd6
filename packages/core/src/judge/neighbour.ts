import type { Element, Node } from '../markup.ts'
import { PageMap } from './page-map.ts'
import { isFiller, siblings } from './position.ts'
import { readNode } from './reading.ts'
import { isHeading } from './survey.ts'

/** The next thing beside an image that says something. */
export interface Neighbour {
  readonly node: Node
  readonly words: string
  /** It says something that is known at run time only. */
  readonly unknown: boolean
  readonly heading: boolean
}

export interface Neighbours {
  readonly before?: Neighbour | undefined
  readonly after?: Neighbour | undefined
  /** The outermost element that holds the image alone: what the neighbours stand beside. */
  readonly unit: Element
}

/** Silent siblings passed over, and wrappers climbed. */
const reach = 8
const climbs = 5

const neighbours = new PageMap<Element, Neighbours>()

/** What stands right beside an image, or beside the wrapper that holds it alone. Another image ends the search. */
export function neighboursOf(element: Element): Neighbours {
  let known = neighbours.get(element)
  if (known === undefined) {
    known = search(element)
    neighbours.set(element, known)
  }
  return known
}

function search(element: Element): Neighbours {
  let unit = element
  for (let hops = 0; hops < climbs; hops++) {
    const before = nearest(unit, -1)
    const after = nearest(unit, 1)
    if (before !== undefined || after !== undefined) {
      return { unit, before: before || undefined, after: after || undefined }
    }
    if (unit.parent.kind === 'root' || !isWrapper(unit.parent)) break
    unit = unit.parent
  }
  return { unit }
}

const ownBlocks = new Set('li td th dd dt article section main body aside nav header footer table'.split(' '))

/** What only holds an image and does not stand for itself, as a list item or a cell does. */
function isWrapper(element: Element): boolean {
  return !ownBlocks.has(element.name)
}

/** `false` where an image stands next: there is something, but it says nothing about this one. */
function nearest(unit: Element, step: -1 | 1): Neighbour | false | undefined {
  for (const node of siblings(unit, step, reach)) {
    if (isFiller(node)) continue
    const { words, unknown, images } = readNode(node)
    if (words !== '' || unknown) return { node, words, unknown, heading: headingIn(node) }
    if (images.length > 0) return false
  }
  return undefined
}

/** A heading, or what holds one first. */
function headingIn(node: Node): boolean {
  let it: Node | undefined = node
  for (let hops = 0; hops < 4 && it?.kind === 'element'; hops++) {
    if (isHeading(it)) return true
    it = it.children.find((child) => !isFiller(child))
  }
  return false
}
