import { Tokenizer } from 'htmlparser2'
import type { QuoteType, TokenizerCallbacks } from 'htmlparser2'
import type { AttributeSyntax, Slot } from '../../markup.ts'
import { HtmlAttributes } from './html-attributes.ts'
import { voidElements } from './html-elements.ts'
import { holdsForeign, isForeign } from './html-foreign.ts'
import { HtmlStack } from './html-stack.ts'
import { lowerCase } from './html-text.ts'
import { mark } from './mask.ts'
import { endOfScript, leavesScriptOpen } from './script-end.ts'
import type { Bound } from './setup-imports.ts'
import type { TreeBuilder } from './tree.ts'

export interface HtmlReaderOptions {
  readonly place?: ((offset: number) => number) | undefined
  readonly syntax?: AttributeSyntax | undefined
  readonly original?: string | undefined
  readonly bound?: Bound | undefined
}

/**
 * Feeds HTML tokens into a tree. htmlparser2's `Tokenizer` gives exact offsets in linear time; its
 * `Parser` keeps a stack that is quadratic in depth, and drops the end tags of a fragment.
 */
export class HtmlReader implements TokenizerCallbacks {
  /** What the tokenizer reads; its offsets count from here. */
  #text: string
  #from = 0
  readonly #place: (offset: number) => number
  readonly #syntax: AttributeSyntax
  readonly #original: string | undefined
  readonly #bound: Bound | undefined
  readonly #tree: TreeBuilder
  readonly #stack: HtmlStack
  #tokenizer: Tokenizer
  /** Where to go on with a new tokenizer. */
  #resume: number | undefined
  /** Where the text of an open script begins. */
  #script: number | undefined
  /** Where the next `<![CDATA[` stands in the whole text. */
  #cdata = -1
  #nameRange = { start: 0, end: 0 }
  #name = ''
  #attributes: HtmlAttributes
  /** The text since the last tag or comment. */
  #textStart = 0
  #textEnd = 0

  private constructor(
    text: string,
    tree: TreeBuilder,
    { place = (it) => it, syntax = 'html', original, bound }: HtmlReaderOptions,
  ) {
    this.#text = text
    this.#place = place
    this.#syntax = syntax
    this.#original = original
    this.#bound = bound
    this.#attributes = new HtmlAttributes(bound)
    this.#tree = tree
    this.#stack = new HtmlStack(tree)
    this.#tokenizer = new Tokenizer({ decodeEntities: true }, this)
  }

  /**
   * @param text markup, with template tags masked
   * @param options.place where an offset of `text` stands in its file. @default at itself
   * @param options.syntax how an attribute is written there. @default 'html'
   * @param options.original `text` before its template tags were masked. @default there were none
   * @param options.bound what a bound `src` is. @default nobody knows
   */
  static read(text: string, tree: TreeBuilder, options: HtmlReaderOptions = {}): void {
    const reader = new HtmlReader(text, tree, options)
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
    for (let at = this.#nextCdata(done); at < this.#text.length; at = this.#nextCdata(done)) {
      tokenizer.write(this.#text.slice(done, at))
      if (this.#resume !== undefined) return
      done = at + cdata.length
      tokenizer.write(isForeign(this.#stack.top) ? cdata : cdata.toLowerCase())
    }
    tokenizer.write(this.#text.slice(done))
    if (this.#resume === undefined) tokenizer.end()
  }

  /** Looked for behind the last one only, so that the text is gone through once. */
  #nextCdata(from: number): number {
    if (this.#cdata < this.#from + from) {
      const found = this.#text.indexOf(cdata, from)
      this.#cdata = found === -1 ? Infinity : this.#from + found
    }
    return this.#cdata - this.#from
  }

  isInForeignContext(): boolean {
    return holdsForeign(this.#stack.top)
  }

  onopentagname(start: number, end: number): void {
    this.#nameRange = { start, end }
    this.#name = this.#nameAt(start, end)
    this.#attributes = new HtmlAttributes(this.#bound)
  }

  onattribname(start: number, end: number): void {
    this.#attributes.begin(this.#text.slice(start, end), this.#at(start), this.#at(end))
  }

  onattribdata(start: number, end: number): void {
    const from = start + this.#from
    this.#attributes.add(this.#text.slice(start, end), this.#original?.slice(from, end + this.#from))
  }

  onattribentity(codepoint: number): void {
    this.#attributes.addDecoded(String.fromCodePoint(codepoint))
  }

  onattribend(quote: QuoteType, end: number): void {
    this.#attributes.end(quote, this.#at(end))
  }

  onopentagend(end: number): void {
    this.#open(end, false)
  }

  onselfclosingtag(end: number): void {
    this.#open(end, true)
  }

  onclosetag(start: number, end: number): void {
    this.#flush()
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

  /** A text comes in pieces, one for each `<` that is none of a tag: kept apart, they would take fifty times their size. */
  ontext(start: number, end: number): void {
    if (this.#textEnd !== start) {
      this.#flush()
      this.#textStart = start
    }
    this.#textEnd = end
  }

  ontextentity(codepoint: number, end: number): void {
    this.#flush()
    this.#write(String.fromCodePoint(codepoint), end)
  }

  oncdata(start: number, end: number, offset: number): void {
    this.#flush()
    if (this.isInForeignContext()) this.#write(this.#text.slice(start, end - offset), start)
  }

  oncomment(start: number, end: number, offset: number): void {
    this.#flush()
    this.#tree.comment(this.#text.slice(start, end - offset), this.#at(start))
  }

  ondeclaration(): void {}
  onprocessinginstruction(): void {}

  onend(): void {
    this.#flush()
  }

  #nameAt(start: number, end: number): string {
    const written = this.#text.slice(start, end)
    const name = lowerCase(written)
    if (name === 'foreignobject') return 'foreignObject'
    return name === 'image' && !this.isInForeignContext() ? 'img' : name
  }

  #open(end: number, selfClosing: boolean): void {
    this.#flush()
    const name = this.#name
    const key = this.#stack.start(name, this.#attributes.list)
    if (key === undefined) return
    const slot: Slot = { kind: 'attribute', at: this.#at(this.#nameRange.end), syntax: this.#syntax }
    const tag = {
      name,
      attributes: this.#attributes.list,
      spreads: this.#attributes.spreads,
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

  #flush(): void {
    if (this.#textEnd > this.#textStart) this.#write(this.#text.slice(this.#textStart, this.#textEnd), this.#textStart)
    this.#textStart = 0
    this.#textEnd = 0
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
