import type { Attribute, Comment, Element, Expression, Markup, Node, Parent, Range, Root, Slot } from '../../markup.ts'
import { tooLarge } from './guard.ts'

/** Deeper elements hang at this depth, as browsers do it: the tree stays shallow whatever the source nests. */
const deepest = 512

/** A million nodes take about a gigabyte, and so do half a million images with what is found out about them. */
const mostNodes = 1_000_000
const mostImages = 200_000

/** What a reader knows of an element when its tag ends. */
export interface OpenTag {
  readonly name: string
  readonly component?: Element['component']
  readonly markdown?: boolean | undefined
  readonly attributes: readonly Attribute[]
  readonly spreads?: readonly number[] | undefined
  readonly range: Range
  readonly slot?: Slot | undefined
}

/** Builds the neutral tree. Readers say what opens, stands and closes; it keeps the stack. */
export class TreeBuilder {
  readonly #root: Root = { kind: 'root', children: [] }
  /** And how many heads stand before each. */
  readonly #images = new Map<Element, number>()
  readonly #heads: Element[] = []
  readonly #withIds: Element[] = []
  /** Open elements, innermost last, and their names or keys beside them. */
  readonly #open: Element[] = []
  readonly openNames: string[] = []
  readonly #path: string | undefined
  #nodes = 0

  /** @param path of the source, for messages */
  constructor(path?: string) {
    this.#path = path
  }

  get parent(): Parent {
    return this.#open[Math.min(this.#open.length, deepest) - 1] ?? this.#root
  }

  /**
   * Adds an element and leaves it open for children.
   * @param key how the stack knows it, where the name is not enough: `svg:title` is no `title`
   */
  open(tag: OpenTag, key: string = tag.name): Element {
    const element = this.add(tag)
    this.enter(element, key)
    return element
  }

  /** Adds an element that has no children. */
  add(tag: OpenTag): Element {
    const element: Element = {
      kind: 'element',
      name: tag.name,
      component: tag.component,
      markdown: tag.markdown,
      attributes: tag.attributes,
      spreads: tag.spreads ?? none,
      range: tag.range,
      slot: tag.slot,
      parent: this.parent,
      children: [],
    }
    this.put(element, { mayHaveId: true, mayHaveRole: true })
    return element
  }

  /**
   * Adds an element that a reader made, with `parent` for its own.
   * @param tells what its attributes may tell: they need not be read to know that they tell nothing
   */
  put(element: Element, { mayHaveId, mayHaveRole }: Readonly<Record<'mayHaveId' | 'mayHaveRole', boolean>>): void {
    this.#append(element)
    if (imageNames.has(element.name) || (mayHaveRole && mayBeImage(element))) this.#addImage(element)
    if (mayHaveRole || headNames.has(element.name) || isComponent(element)) this.#heads.push(element)
    if (mayHaveId) this.#withIds.push(element)
  }

  /** Leaves an element open that was added last. */
  enter(element: Element, key: string): void {
    this.#open.push(element)
    this.openNames.push(key)
  }

  /** The open element at a depth. */
  openAt(depth: number): Element | undefined {
    return this.#open[depth]
  }

  /** Opens an element again that was closed: the same tag, going on in another place. It is not counted twice. */
  reopen(element: Element, key: string): Element {
    const { name, component, markdown, attributes, spreads, range } = element
    const tag = { name, component, markdown, attributes, spreads, range, slot: undefined }
    const again: Element = { kind: 'element', ...tag, parent: this.parent, children: [] }
    this.#append(again)
    this.#heads.push(again)
    this.enter(again, key)
    return again
  }

  /** Closes the innermost `count` elements. */
  close(count = 1): void {
    // Most tags close one or none, for which `pop` is quicker than to set a length.
    for (let left = Math.min(count, this.#open.length); left > 0; left--) {
      this.#open.pop()
      this.openNames.pop()
    }
  }

  /** Closes down to a depth that was read from `openNames.length` before. */
  closeTo(depth: number): void {
    if (this.#open.length > depth) this.close(this.#open.length - depth)
  }

  text(value: string, start: number): void {
    if (value === '') return
    const { parent } = this
    const before = parent.children.at(-1)
    // One text is one node, in however many pieces a tokenizer hands it out.
    if (before?.kind === 'text') (before as { value: string }).value += value
    else this.#append({ kind: 'text', value, start, parent })
  }

  expression(text: string, start: number): void {
    const expression: Expression = { kind: 'expression', text, start, parent: this.parent }
    this.#append(expression)
  }

  comment(value: string, start: number): void {
    const comment: Comment = { kind: 'comment', value, start, parent: this.parent }
    this.#append(comment)
  }

  finish(page: { whole?: boolean; frontmatter?: Record<string, string> } = {}): Markup {
    return new ReadMarkup({ root: this.#root, images: this.#images, heads: this.#heads, withIds: this.#withIds }, page)
  }

  #addImage(element: Element): void {
    this.#images.set(element, this.#heads.length)
    if (this.#images.size > mostImages) this.#fail(`There are more than ${mostImages} images`)
  }

  #fail(what: string): never {
    throw tooLarge(this.#path === undefined ? undefined : { file: this.#path }, what)
  }

  #append(node: Node): void {
    if (++this.#nodes > mostNodes) this.#fail(`There are more than ${mostNodes} elements, texts and comments`)
    this.parent.children.push(node)
  }
}

const none: readonly number[] = []

const imageNames = new Set(['img', 'area', 'object', 'svg'])
const headNames = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'title'])
const imageRoles = ['img', 'image', 'graphics-document', 'graphics-symbol']

interface Collected {
  readonly root: Root
  readonly images: ReadonlyMap<Element, number>
  readonly heads: readonly Element[]
  readonly withIds: readonly Element[]
}

/** Whose ids are looked for when somebody asks for one. A class: a literal with a getter is a new shape each time. */
class ReadMarkup implements Markup {
  readonly root: Root
  readonly images: readonly Element[]
  readonly heads: readonly Element[]
  readonly whole: boolean
  readonly frontmatter: Readonly<Record<string, string>>
  readonly #collected: Collected
  #ids: ReadonlyMap<string, Element> | undefined

  constructor(
    collected: Collected,
    { whole = false, frontmatter = {} }: { whole?: boolean; frontmatter?: Record<string, string> },
  ) {
    const { root, images, heads } = collected
    this.root = root
    this.images = [...images.keys()].sort((one, other) => one.range.start - other.range.start)
    this.heads = heads
    this.whole = whole
    this.frontmatter = frontmatter
    this.#collected = collected
  }

  get ids(): ReadonlyMap<string, Element> {
    return (this.#ids ??= byId(this.#collected.withIds))
  }

  headsBefore(image: Element): number {
    return this.#collected.images.get(image) ?? 0
  }
}

/** The first with an id has it. */
function byId(elements: readonly Element[]): Map<string, Element> {
  const ids = new Map<string, Element>()
  for (const element of elements) {
    for (const { name, value } of element.attributes) {
      if (name === 'id' && value.kind === 'text' && !ids.has(value.value)) ids.set(value.value, element)
    }
  }
  return ids
}

/** Of a framework, or an element of somebody's own: any may be called `CardTitle`. */
function isComponent({ name, component }: Element): boolean {
  return component !== undefined || name.startsWith(':') || name.includes('-')
}

/** By its type or role. */
function mayBeImage({ name, component, attributes }: Element): boolean {
  if (name === 'input') return attributes.some((it) => it.name === 'type' && isText(it.value, 'image'))
  if (component !== undefined || attributes.length === 0) return false
  return attributes.some((it) => it.name === 'role' && isText(it.value, ...imageRoles))
}

function isText(value: Attribute['value'], ...wanted: string[]): boolean {
  return value.kind === 'text' && wanted.includes(value.value.trim().toLowerCase().split(/\s+/)[0] ?? '')
}
