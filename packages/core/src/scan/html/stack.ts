import type { Attribute, Element } from '../../markup.ts'
import {
  closedByEnd,
  closedByStart,
  continuesLink,
  isBlock,
  isIgnored,
  isRaw,
  isolates,
  leavesBlocks,
} from './elements.ts'
import { closedByBreaking, closedByForeignEnd, depthOfHtml, holdsForeign, isForeign, keyOf } from './foreign.ts'
import type { TreeBuilder } from '../shared/tree.ts'

/** A link that was left open, and the element that it does not reach out of. */
interface Link {
  /** How many elements stood open when that element had been opened. */
  readonly base: number
  element: Element | undefined
  /** Where it stands among the open elements, while it does. */
  depth: number
}

/** Blocks that go on after a link or an emphasis that was closed around them. More is no page, but an attack. */
const mostBlocks = 8

/**
 * Opens and closes elements as the HTML standard's tree construction does, as far as it decides which
 * ancestors an image has: misnested links and emphasis (the "adoption agency"), links that were never
 * closed, svg and math. Tables keep what browsers move out in front of them.
 */
export class HtmlStack {
  readonly #tree: TreeBuilder
  readonly #links: Link[] = [{ base: 0, element: undefined, depth: -1 }]

  constructor(tree: TreeBuilder) {
    this.#tree = tree
  }

  get top(): string | undefined {
    return this.#tree.openNames.at(-1)
  }

  /** Makes room for a start tag. @returns the key of its element; `undefined` where it makes none */
  start(name: string, attributes: () => readonly Attribute[]): string | undefined {
    const tree = this.#tree
    this.#close(closedByBreaking(name, attributes, tree.openNames))
    if (isIgnored(name, tree.openNames)) return undefined
    const key = keyOf(name, attributes, this.top)
    if (holdsForeign(this.top) && isForeign(key)) return key
    if (name === 'a' || name === 'nobr') this.#end(name)
    this.#close(closedByStart(name, tree.openNames))
    if (continuesLink(name)) this.#resume()
    return key
  }

  open(element: Element, key: string): void {
    this.#tree.enter(element, key)
    const depth = this.#tree.openNames.length
    if (key === 'a') Object.assign(this.#link(), { element, depth: depth - 1 })
    if (isolates(key)) this.#links.push({ base: depth, element: undefined, depth: -1 })
  }

  end(name: string): void {
    const tree = this.#tree
    if (isForeign(this.top)) {
      if (name === 'p' || name === 'br') this.#close(depthOfHtml(tree.openNames))
      else {
        const closed = closedByForeignEnd(name, tree.openNames)
        if (closed !== undefined) return this.#close(closed)
      }
    }
    this.#end(name)
  }

  /** Text: it goes back into a link, unless it is the text of a script or the like. */
  text(): void {
    if (!isForeign(this.top) && !isRaw(this.top)) this.#resume()
  }

  /** Goes back into a link that a block ended without closing it. */
  #resume(): void {
    const link = this.#link()
    const { element } = link
    if (element === undefined || this.#tree.openAt(link.depth) === element) return
    link.depth = this.#tree.openNames.length
    link.element = this.#tree.reopen(element, 'a')
  }

  #end(name: string): void {
    const { openNames } = this.#tree
    const closed = closedByEnd(name, openNames)
    const blocks = leavesBlocks(name) ? this.#blocksAbove(openNames.length - closed) : []
    if (name === 'a') this.#link().element = undefined
    this.#close(closed)
    for (const { element, key } of blocks) this.#tree.reopen(element, key)
  }

  #blocksAbove(depth: number): { element: Element; key: string }[] {
    const { openNames } = this.#tree
    const blocks: { element: Element; key: string }[] = []
    for (let index = depth + 1; index < openNames.length && blocks.length < mostBlocks; index++) {
      const key = openNames[index] as string
      if (isBlock(key)) blocks.push({ element: this.#tree.openAt(index) as Element, key })
    }
    return blocks
  }

  #close(count: number): void {
    this.#tree.close(count)
    while (this.#links.length > 1 && this.#link().base > this.#tree.openNames.length) this.#links.pop()
  }

  #link(): Link {
    return this.#links.at(-1) as Link
  }
}
