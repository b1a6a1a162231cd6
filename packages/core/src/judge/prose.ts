import type { Element, Node } from '../markup.ts'
import { isImage } from './image-element.ts'
import { isLink, isLinkComponent } from './link-address.ts'
import { PageMap } from './page-map.ts'
import { oneLine } from './plain-text.ts'
import { siblings } from './position.ts'
import { inlineNames, readNode } from './reading.ts'
import { isHeading } from './survey.ts'

export interface Prose {
  readonly before?: string | undefined
  readonly after?: string | undefined
  /** Links with words in the same block, the nearest few of each side. */
  readonly links: readonly Element[]
}

/** How much is kept of each side, and how many nodes are looked at for it. */
const most = { characters: 300, nodes: 48, climbs: 8, blocks: 4 }

const proses = new PageMap<Element, Prose>()

/** The words around an image in its own block; where it stands alone there, those of the nearest blocks. */
export function proseAround(element: Element): Prose {
  let known = proses.get(element)
  if (known === undefined) {
    known = search(element)
    proses.set(element, known)
  }
  return known
}

function search(element: Element): Prose {
  const back = new Side(-1)
  const on = new Side(1)
  const edge = inBlock(element, back, on)
  const before = back.words || nearBlock(edge, -1)
  const after = on.words || nearBlock(edge, 1)
  return { before: before || undefined, after: after || undefined, links: [...back.links, ...on.links] }
}

/** Collects both sides up to the ends of the block; gives the block, or the last inline element that was climbed. */
function inBlock(element: Element, back: Side, on: Side): Element {
  let unit = element
  for (let hops = 0; hops < most.climbs; hops++) {
    back.collect(unit)
    on.collect(unit)
    const { parent } = unit
    if (parent.kind === 'root') return unit
    if (!isInline(parent)) return back.blocked || on.blocked ? unit : parent
    unit = parent
  }
  return unit
}

/** One side of an image within its block. */
class Side {
  readonly #step: -1 | 1
  #text = ''
  #nodes = 0
  /** A block ended the search: it stands beside, not around. */
  blocked = false
  readonly links: Element[] = []

  constructor(step: -1 | 1) {
    this.#step = step
  }

  get words(): string {
    const line = oneLine(this.#text)
    return this.#step === 1 ? start(line) : end(line)
  }

  collect(unit: Element): void {
    if (this.blocked) return
    for (const node of siblings(unit, this.#step, most.nodes)) {
      if (this.#nodes++ > most.nodes || this.#text.length > 1.5 * most.characters) return
      if (node.kind === 'element') {
        if (isImage(node)) continue
        this.blocked = !isInline(node)
        if (this.blocked) return
      }
      this.#add(node)
    }
  }

  #add(node: Node): void {
    const words = node.kind === 'text' ? this.#cut(node.value) : readNode(node).words
    if (words === '') return
    if (node.kind === 'element' && this.links.length < 4 && (isLink(node) || isLinkComponent(node)))
      this.links.push(node)
    this.#text = this.#step === 1 ? this.#text + words : words + this.#text
  }

  /** A page may be one text: only the near end of it is looked at. */
  #cut(text: string): string {
    const length = 2 * most.characters
    return this.#step === 1 ? text.slice(0, length) : text.slice(-length)
  }
}

const climbed = new Set('p figure picture div center span'.split(' '))

/** The nearest block with words on one side, not past a heading. */
function nearBlock(edge: Element, step: -1 | 1): string {
  let unit = edge
  for (let hops = 0; hops < most.blocks; hops++) {
    for (const node of siblings(unit, step, most.blocks * 2)) {
      if (node.kind === 'element' && (isHeading(node) || node.name === 'figcaption')) {
        if (node.name === 'figcaption') continue
        return ''
      }
      const { words } = readNode(node)
      if (words !== '') return step === 1 ? start(words) : end(words)
    }
    if (unit.parent.kind === 'root' || !climbed.has(unit.parent.name)) return ''
    unit = unit.parent
  }
  return ''
}

function isInline(element: Element): boolean {
  return inlineNames.has(element.name) || element.name === 'button' || element.name === 'br' || isLinkComponent(element)
}

/** Cut at a word. */
function start(line: string): string {
  if (line.length <= most.characters) return line
  return line.slice(0, most.characters).replace(/\s+\S*$|[\uD800-\uDBFF]$/, '')
}

function end(line: string): string {
  if (line.length <= most.characters) return line
  return line.slice(-most.characters).replace(/^\S*\s+|^[\uDC00-\uDFFF]/, '')
}
