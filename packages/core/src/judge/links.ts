import type { Element, Markup, Parent } from '../markup.ts'
import { isHidden } from './hidden.ts'
import { addressOf } from './link-address.ts'
import { PageMap } from './page-map.ts'

/** Links to one address that are remembered: the first few have the words, if any has. */
const perAddress = 8

const links = new PageMap<Markup, ReadonlyMap<string, readonly Element[]>>()

/** The links of a file by address, a few for each, in document order. */
export function linksOf(markup: Markup): ReadonlyMap<string, readonly Element[]> {
  let known = links.get(markup)
  if (known === undefined) {
    known = find(markup.root)
    links.set(markup, known)
  }
  return known
}

/** With a stack of its own: the call stack is no place for a file's depth. */
function find(root: Parent): ReadonlyMap<string, readonly Element[]> {
  const found = new Map<string, Element[]>()
  const open = [{ parent: root, next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const node = top.parent.children[top.next++]
    if (node === undefined) open.pop()
    else if (node.kind === 'element') {
      const address = addressOf(node)
      if (address !== undefined && !isHidden(node)) add(found, address, node)
      if (node.children.length > 0) open.push({ parent: node, next: 0 })
    }
  }
  return found
}

function add(found: Map<string, Element[]>, address: string, link: Element): void {
  const same = found.get(address)
  if (same === undefined) found.set(address, [link])
  else if (same.length < perAddress) same.push(link)
}
