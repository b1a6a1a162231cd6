import { decodeHTML } from 'entities'
import type { Attribute, AttributeSyntax } from '../../markup.ts'
import { attributesOf } from './attributes.ts'
import type { HtmlText } from './attributes.ts'
import { HtmlElement } from './element.ts'
import { contentOf, voidElements } from './elements.ts'
import { holdsForeign, isForeign } from './foreign.ts'
import { HtmlStack } from './stack.ts'
import { lowerCase } from './text.ts'
import { HtmlTokens } from './tokens.ts'
import type { Content, StartTag, TokenSink } from './tokens.ts'
import { mark } from '../shared/mask.ts'
import type { Bound } from './setup-imports.ts'
import type { TreeBuilder } from '../shared/tree.ts'

export interface HtmlReaderOptions {
  readonly place?: ((offset: number) => number) | undefined
  readonly syntax?: AttributeSyntax | undefined
  readonly original?: string | undefined
  readonly bound?: Bound | undefined
}

/** Feeds HTML tokens into a tree. */
export class HtmlReader implements TokenSink {
  readonly #page: HtmlText
  readonly #tree: TreeBuilder
  readonly #stack: HtmlStack
  /** Whether template tags are masked in the text. */
  readonly #masked: boolean
  /** Names as written, and what they are read as. */
  readonly #names = new Map<string, string>()
  /** What the attributes of the tag that is being read may tell. */
  #tells = { mayHaveId: false, mayHaveRole: false }
  /** Behind the name of that tag. */
  #nameEnd = 0

  private constructor(page: HtmlText, tree: TreeBuilder) {
    this.#page = page
    this.#tree = tree
    this.#stack = new HtmlStack(tree)
    this.#masked = page.text.includes(mark)
  }

  /**
   * @param text markup, with template tags masked
   * @param options.place where an offset of `text` stands in its file. @default at itself
   * @param options.syntax how an attribute is written there. @default 'html'
   * @param options.original `text` before its template tags were masked. @default there were none
   * @param options.bound what a bound `src` is. @default nobody knows
   */
  static read(
    text: string,
    tree: TreeBuilder,
    { place = (it) => it, syntax = 'html', original, bound }: HtmlReaderOptions = {},
  ): void {
    HtmlTokens.read(text, new HtmlReader({ text, place, syntax, original, bound }, tree))
  }

  isForeign(): boolean {
    return isForeign(this.#stack.top)
  }

  /** Only lengths and first letters are looked at: `id`, `role`, `type`. */
  attribute(nameStart: number, nameEnd: number): void {
    const length = nameEnd - nameStart
    if (length !== 2 && length !== 4) return
    const first = this.#page.text.charCodeAt(nameStart) | 0x20
    if (length === 2) this.#tells.mayHaveId ||= first === 0x69
    else this.#tells.mayHaveRole ||= first === 0x72 || first === 0x74
  }

  open(tag: StartTag): Content {
    const name = this.#nameOf(tag.nameStart, tag.nameEnd)
    this.#nameEnd = tag.nameEnd
    const key = this.#stack.start(name, this.#attributes)
    const content = key === undefined ? 'markup' : this.#opened(tag, name, key)
    this.#tells.mayHaveId = false
    this.#tells.mayHaveRole = false
    return content
  }

  close(nameStart: number, nameEnd: number): void {
    this.#stack.end(this.#nameOf(nameStart, nameEnd))
  }

  text(start: number, end: number, references: boolean): void {
    const raw = this.#page.text.slice(start, end)
    if (!this.#masked || !raw.includes(mark)) return this.#write(raw, start, references)
    for (const { 0: piece, index } of raw.matchAll(pieces)) {
      if (piece === mark) {
        this.#stack.text()
        this.#tree.expression(mark, this.#page.place(start + index))
      } else this.#write(piece, start + index, references)
    }
  }

  comment(start: number, end: number): void {
    this.#tree.comment(this.#page.text.slice(start, end), this.#page.place(start))
  }

  readonly #attributes = (): readonly Attribute[] => attributesOf(this.#page, this.#nameEnd).list

  #opened(tag: StartTag, name: string, key: string): Content {
    const element = new HtmlElement(this.#page, name, tag, this.#tree.parent)
    this.#tree.put(element, this.#tells)
    if (isForeign(key) ? tag.selfClosing : voidElements.has(name)) return 'markup'
    this.#stack.open(element, key)
    return contentOf(key)
  }

  #write(raw: string, start: number, references: boolean): void {
    const text = references && raw.includes('&') ? decodeHTML(raw) : raw
    if (/\S/.test(text)) this.#stack.text()
    this.#tree.text(text, this.#page.place(start))
  }

  #nameOf(start: number, end: number): string {
    const written = this.#page.text.slice(start, end)
    let name = this.#names.get(written)
    if (name === undefined) {
      name = nameAs(written)
      this.#names.set(written, name)
    }
    return name === 'image' && !holdsForeign(this.#stack.top) ? 'img' : name
  }
}

const pieces = new RegExp(`${mark}|[^${mark}]+`, 'g')

function nameAs(written: string): string {
  const name = lowerCase(written)
  return name === 'foreignobject' ? 'foreignObject' : name
}
