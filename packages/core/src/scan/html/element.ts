import type { Attribute, Element, Node, Parent, Range, Slot } from '../../markup.ts'
import { attributesOf } from './attributes.ts'
import type { HtmlText, TagAttributes } from './attributes.ts'
import type { StartTag } from './tokens.ts'

/**
 * An element of HTML, whose attributes are read when somebody asks for them: a page has thousands of tags, and what
 * stands around its images is a few.
 */
export class HtmlElement implements Element {
  readonly kind = 'element'
  readonly name: string
  readonly component = undefined
  readonly markdown = undefined
  readonly parent: Parent
  readonly children: Node[] = []
  readonly #page: HtmlText
  readonly #nameStart: number
  readonly #nameEnd: number
  readonly #end: number
  #read: TagAttributes | undefined

  constructor(page: HtmlText, name: string, { nameStart, nameEnd, end }: StartTag, parent: Parent) {
    this.name = name
    this.parent = parent
    this.#page = page
    this.#nameStart = nameStart
    this.#nameEnd = nameEnd
    this.#end = end
  }

  get attributes(): readonly Attribute[] {
    return this.#tag().list
  }

  get spreads(): readonly number[] {
    return this.#tag().spreads
  }

  get range(): Range {
    const { place } = this.#page
    return { start: place(this.#nameStart - 1), end: place(this.#end - 1) + 1 }
  }

  get slot(): Slot {
    return { kind: 'attribute', at: this.#page.place(this.#nameEnd), syntax: this.#page.syntax }
  }

  #tag(): TagAttributes {
    return (this.#read ??= attributesOf(this.#page, this.#nameEnd))
  }
}
