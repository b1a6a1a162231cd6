import type { Element, Markup, Parent } from '../markup.ts'
import { textOf } from './attributes.ts'
import { componentName } from './component-name.ts'
import { hides } from './hidden.ts'
import { addressOf } from './link-address.ts'
import { PageMap } from './page-map.ts'
import { read } from './reading.ts'

export interface Heading {
  readonly element: Element
  readonly text: string
  /** Its place in document order. */
  readonly order: number
}

/** What is found in one walk over a file, so that no image walks it again. */
export interface Survey {
  /** The places in document order of images, of what stands around them, and of elements with ids. */
  readonly order: ReadonlyMap<Element, number>
  /** For those of them with children, and the file: the place after the last descendant. */
  readonly ends: ReadonlyMap<Parent, number>
  /** Headings with words, in document order. */
  readonly headings: readonly Heading[]
  /** Links by address, a few for each. */
  readonly links: ReadonlyMap<string, readonly Element[]>
  /** The `<title>` of the page. */
  readonly title: string | undefined
  /** The first heading of the first level. */
  readonly main: Heading | undefined
}

const surveys = new PageMap<Markup, Survey>()

export function surveyOf(markup: Markup): Survey {
  let survey = surveys.get(markup)
  if (survey === undefined) {
    survey = new Surveyor(asked(markup)).walk(markup.root)
    surveys.set(markup, survey)
  }
  return survey
}

/** Whose places somebody may ask for. A page has ten times as many elements, each of which costs an entry. */
function asked({ images, ids, root }: Markup): ReadonlySet<Parent> {
  const around = new Set<Parent>([root])
  for (const image of images) {
    for (let it: Parent = image; it.kind === 'element' && !around.has(it); it = it.parent) around.add(it)
  }
  return new Set([...around, ...ids.values()])
}

/** Links to one address that are remembered: the first few have the words, if any has. */
const perAddress = 8

class Surveyor {
  readonly #asked: ReadonlySet<Parent>
  readonly #order = new Map<Element, number>()
  readonly #ends = new Map<Parent, number>()
  readonly #headings: Heading[] = []
  readonly #links = new Map<string, Element[]>()
  #title: string | undefined
  #count = 0

  constructor(asked: ReadonlySet<Parent>) {
    this.#asked = asked
  }

  /** With a stack of its own: the call stack is no place for a file's depth. */
  walk(root: Parent): Survey {
    const open: { parent: Parent; next: number; hidden: boolean }[] = [{ parent: root, next: 0, hidden: false }]
    for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
      const node = top.parent.children[top.next++]
      if (node === undefined) {
        if (this.#asked.has(top.parent)) this.#ends.set(top.parent, this.#count)
        open.pop()
      } else if (node.kind === 'element') {
        const hidden = top.hidden || hides(node)
        this.#see(node, hidden)
        if (node.children.length > 0) open.push({ parent: node, next: 0, hidden })
      }
    }
    return {
      order: this.#order,
      ends: this.#ends,
      headings: this.#headings,
      links: this.#links,
      title: this.#title,
      main: this.#headings.find(({ element }) => levelOf(element) === 1),
    }
  }

  #see(element: Element, hidden: boolean): void {
    const order = this.#count++
    if (this.#asked.has(element)) this.#order.set(element, order)
    if (element.name === 'title' && this.#title === undefined && isPageTitle(element)) {
      const { words, unknown } = read(element)
      if (words !== '' && !unknown) this.#title = words
    }
    if (hidden) return
    if (isHeading(element)) {
      const text = read(element).words
      if (text !== '') this.#headings.push({ element, text, order })
    }
    const address = addressOf(element)
    if (address !== undefined) this.#link(address, element)
  }

  #link(address: string, element: Element): void {
    const same = this.#links.get(address)
    if (same === undefined) this.#links.set(address, [element])
    else if (same.length < perAddress) same.push(element)
  }
}

/** Not the `<title>` of a drawing. */
function isPageTitle({ parent }: Element): boolean {
  return parent.kind === 'root' || /^html$|head$/i.test(parent.name) || parent.component !== undefined
}

const headings: ReadonlySet<string> = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const headingComponent = /(?:Heading|Headline|Title|(?:^|\.)H[1-6])$/

export function isHeading(element: Element): boolean {
  if (headings.has(element.name) || textOf(element, 'role')?.trim().toLowerCase() === 'heading') return true
  const name = componentName(element)
  if (name === undefined) return false
  return headingComponent.test(name) || headings.has(textOf(element, 'variant') ?? '')
}

/** 1 to 6; components and roles without a level count as 2. */
function levelOf(element: Element): number {
  const level = headings.has(element.name) ? element.name.slice(1) : textOf(element, 'aria-level')
  return Number(level ?? 2) || 2
}

/** The index of the first heading at or after a place. */
export function firstFrom(headings: readonly Heading[], order: number): number {
  let low = 0
  let high = headings.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((headings[middle] as Heading).order < order) low = middle + 1
    else high = middle
  }
  return low
}
