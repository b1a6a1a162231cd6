import { QuoteType, Tokenizer } from 'htmlparser2'
import type { TokenizerCallbacks } from 'htmlparser2'
import type { Attribute, Slot } from '../../markup.ts'
import { closedByEnd, closedByStart, foreignBreakers, integrationPoints, voidElements } from './html-elements.ts'
import { mark } from './mask.ts'
import type { TreeBuilder } from './tree.ts'

/**
 * Feeds HTML tokens into a tree. htmlparser2's `Tokenizer` gives exact offsets in linear time; its
 * `Parser` keeps a stack that is quadratic in depth, and drops the end tags of a fragment.
 */
export class HtmlReader implements TokenizerCallbacks {
  readonly #text: string
  readonly #at: (offset: number) => number
  readonly #tree: TreeBuilder
  #nameRange = { start: 0, end: 0 }
  #name = ''
  #attributes: Attribute[] = []
  #seen = new Set<string>()
  #spreads: number[] = []
  #attributeStart = 0
  #attributeName = ''
  #attributeEnd = 0
  #value = ''

  private constructor(text: string, at: (offset: number) => number, tree: TreeBuilder) {
    this.#text = text
    this.#at = at
    this.#tree = tree
  }

  /**
   * @param text markup, with template tags masked
   * @param base added to every offset: where `text` stands in its file
   * @param map where an offset of `text` stands behind `base`, when not at itself
   */
  static read(text: string, base: number, tree: TreeBuilder, map?: (offset: number) => number): void {
    const at = map === undefined ? (offset: number) => base + offset : (offset: number) => base + map(offset)
    const tokenizer = new Tokenizer({ decodeEntities: true }, new HtmlReader(text, at, tree))
    tokenizer.write(text)
    tokenizer.end()
  }

  isInForeignContext(): boolean {
    const { openNames } = this.#tree
    for (let index = openNames.length - 1; index >= 0 && index > openNames.length - 64; index--) {
      const name = openNames[index] as string
      if (integrationPoints.has(name)) return false
      if (name === 'svg' || name === 'math') return true
    }
    return false
  }

  onopentagname(start: number, end: number): void {
    this.#nameRange = { start, end }
    this.#name = this.#nameAt(start, end)
    this.#attributes = []
    this.#seen = new Set()
    this.#spreads = []
  }

  onattribname(start: number, end: number): void {
    this.#attributeStart = start
    this.#attributeEnd = end
    this.#attributeName = this.#text.slice(start, end).toLowerCase()
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += this.#text.slice(start, end)
  }

  onattribentity(codepoint: number): void {
    this.#value += String.fromCodePoint(codepoint)
  }

  onattribend(quote: QuoteType, end: number): void {
    const start = this.#at(this.#attributeStart)
    if (this.#attributeName.includes(mark)) {
      this.#spreads.push(start)
      return
    }
    if (this.#seen.has(this.#attributeName)) return
    this.#seen.add(this.#attributeName)
    const range = { start, end: this.#at(quote === QuoteType.NoValue ? this.#attributeEnd : end) }
    this.#attributes.push({ name: this.#attributeName, value: this.#valueOf(quote), range })
  }

  onopentagend(end: number): void {
    this.#open(end, false)
  }

  onselfclosingtag(end: number): void {
    this.#open(end, true)
  }

  onclosetag(start: number, end: number): void {
    this.#tree.close(closedByEnd(this.#nameAt(start, end), this.#tree.openNames))
  }

  ontext(start: number, end: number): void {
    this.#write(this.#text.slice(start, end), start)
  }

  ontextentity(codepoint: number, end: number): void {
    this.#tree.text(String.fromCodePoint(codepoint), this.#at(end))
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.isInForeignContext()) this.#write(this.#text.slice(start, end - offset), start)
  }

  oncomment(start: number, end: number, offset: number): void {
    this.#tree.comment(this.#text.slice(start, end - offset), this.#at(start))
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #nameAt(start: number, end: number): string {
    const written = this.#text.slice(start, end)
    const name = written.toLowerCase()
    if (name === 'foreignobject') return 'foreignObject'
    return name === 'image' && !this.isInForeignContext() ? 'img' : name
  }

  #valueOf(quote: QuoteType): Attribute['value'] {
    if (quote === QuoteType.NoValue) return { kind: 'bare' }
    if (!this.#value.includes(mark)) return { kind: 'text', value: this.#value }
    const known = this.#value.split(new RegExp(`${mark} *`)).filter((piece) => piece.trim() !== '')
    return { kind: 'dynamic', text: this.#value.trim(), known }
  }

  #open(end: number, selfClosing: boolean): void {
    const name = this.#name
    const foreign = this.isInForeignContext()
    if (foreign && foreignBreakers.has(name)) this.#leaveForeign()
    else if (!foreign) this.#tree.close(closedByStart(name, this.#tree.openNames))
    const slot: Slot = { kind: 'attribute', at: this.#at(this.#nameRange.end), syntax: 'html' }
    const tag = {
      name,
      attributes: this.#attributes,
      spreads: this.#spreads,
      range: { start: this.#at(this.#nameRange.start - 1), end: this.#at(end) + 1 },
      slot,
    }
    const childless = voidElements.has(name) || (selfClosing && (foreign || name === 'svg' || name === 'math'))
    if (childless) this.#tree.add(tag)
    else this.#tree.open(tag)
  }

  /** An HTML start tag inside svg or math ends it, up to the nearest place where HTML is allowed. */
  #leaveForeign(): void {
    const { openNames } = this.#tree
    let count = 0
    while (count < openNames.length) {
      const name = openNames[openNames.length - 1 - count] as string
      if (integrationPoints.has(name)) break
      count++
      if (name === 'svg' || name === 'math') break
    }
    this.#tree.close(count)
  }

  #write(text: string, start: number): void {
    if (!text.includes(mark)) {
      this.#tree.text(text, this.#at(start))
      return
    }
    for (const piece of text.matchAll(new RegExp(`${mark}|[^${mark}]+`, 'g'))) {
      const at = this.#at(start + piece.index)
      if (piece[0] === mark) this.#tree.expression(mark, at)
      else this.#tree.text(piece[0], at)
    }
  }
}
