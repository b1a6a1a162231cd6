import { QuoteType, Tokenizer } from 'htmlparser2'
import type { TokenizerCallbacks } from 'htmlparser2'
import type { Attribute, Slot } from '../../markup.ts'
import { voidElements } from './html-elements.ts'
import { holdsForeign, isForeign, keyOf } from './html-foreign.ts'
import { HtmlStack } from './html-stack.ts'
import { mark } from './mask.ts'
import { endOfScript, leavesScriptOpen } from './script-end.ts'
import type { TreeBuilder } from './tree.ts'

/**
 * Feeds HTML tokens into a tree. htmlparser2's `Tokenizer` gives exact offsets in linear time; its
 * `Parser` keeps a stack that is quadratic in depth, and drops the end tags of a fragment.
 */
export class HtmlReader implements TokenizerCallbacks {
  /** What the tokenizer reads; its offsets count from here. */
  #text: string
  #from = 0
  readonly #place: (offset: number) => number
  readonly #tree: TreeBuilder
  readonly #stack: HtmlStack
  #tokenizer: Tokenizer
  /** Where to go on with a new tokenizer. */
  #resume: number | undefined
  /** Where the text of an open script begins. */
  #script: number | undefined
  #nameRange = { start: 0, end: 0 }
  #name = ''
  #attributes: Attribute[] = []
  #seen = new Set<string>()
  #spreads: number[] = []
  #attributeStart = 0
  #attributeName = ''
  #attributeEnd = 0
  #value = ''

  private constructor(text: string, place: (offset: number) => number, tree: TreeBuilder) {
    this.#text = text
    this.#place = place
    this.#tree = tree
    this.#stack = new HtmlStack(tree)
    this.#tokenizer = new Tokenizer({ decodeEntities: true }, this)
  }

  /**
   * @param text markup, with template tags masked
   * @param base added to every offset: where `text` stands in its file
   * @param map where an offset of `text` stands behind `base`, when not at itself
   */
  static read(text: string, base: number, tree: TreeBuilder, map?: (offset: number) => number): void {
    const place = map === undefined ? (offset: number) => base + offset : (offset: number) => base + map(offset)
    const reader = new HtmlReader(text, place, tree)
    reader.#feed()
    while (reader.#resume !== undefined) reader.#restart(reader.#resume)
  }

  #restart(at: number): void {
    this.#text = this.#text.slice(at)
    this.#from += at
    this.#resume = undefined
    this.#tokenizer = new Tokenizer({ decodeEntities: true }, this)
    this.#feed()
  }

  /** Outside of svg and math, `<![CDATA[` begins a comment that ends at the first `>`: the tokenizer is shown one. */
  #feed(): void {
    const tokenizer = this.#tokenizer
    let done = 0
    for (let at = this.#text.indexOf(cdata); at !== -1; at = this.#text.indexOf(cdata, at + 1)) {
      tokenizer.write(this.#text.slice(done, at))
      if (this.#resume !== undefined) return
      done = at + cdata.length
      tokenizer.write(isForeign(this.#stack.top) ? cdata : cdata.toLowerCase())
    }
    tokenizer.write(this.#text.slice(done))
    if (this.#resume === undefined) tokenizer.end()
  }

  isInForeignContext(): boolean {
    return holdsForeign(this.#stack.top)
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
    this.#attributeName = lowerCase(this.#text.slice(start, end))
    this.#value = ''
  }

  onattribdata(start: number, end: number): void {
    this.#value += clean(this.#text.slice(start, end))
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
    const name = this.#nameAt(start, end)
    if (name === 'script' && this.#script !== undefined) {
      const text = this.#script
      this.#script = undefined
      if (leavesScriptOpen(this.#text.slice(text, start - 2))) {
        this.#resume = endOfScript(this.#text, text)
        this.#tokenizer.pause()
        return
      }
    }
    this.#stack.end(name)
  }

  ontext(start: number, end: number): void {
    this.#write(this.#text.slice(start, end), start)
  }

  ontextentity(codepoint: number, end: number): void {
    this.#write(String.fromCodePoint(codepoint), end)
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
    const name = lowerCase(written)
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
    const key = this.#stack.start(name, this.#attributes)
    if (key === undefined) return
    const slot: Slot = { kind: 'attribute', at: this.#at(this.#nameRange.end), syntax: 'html' }
    const tag = {
      name,
      attributes: this.#attributes,
      spreads: this.#spreads,
      range: { start: this.#at(this.#nameRange.start - 1), end: this.#at(end) + 1 },
      slot,
    }
    if (isForeign(key) ? selfClosing : voidElements.has(name)) this.#tree.add(tag)
    else this.#stack.open(tag, key)
    if (key === 'script') this.#script = end + 1
  }

  #at(offset: number): number {
    return this.#place(offset + this.#from)
  }

  #write(text: string, start: number): void {
    if (/\S/.test(text)) this.#stack.text()
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

const cdata = '<![CDATA['

/** Of ASCII letters only, as the standard has it: a Kelvin sign is no `k`. */
function lowerCase(name: string): string {
  return clean(name.replaceAll(/[A-Z]+/g, (letters) => letters.toLowerCase()))
}

/** What browsers make of a text before they read it. */
function clean(text: string): string {
  return /[\r\0]/.test(text) ? text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD') : text
}
