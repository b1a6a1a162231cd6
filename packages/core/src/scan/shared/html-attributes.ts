import { QuoteType } from 'htmlparser2'
import type { Attribute } from '../../markup.ts'
import { clean, lowerCase } from './html-text.ts'
import { mark } from './mask.ts'

/** Collects the attributes of one tag as the tokenizer tells of them. Of two with one name, the first counts. */
export class HtmlAttributes {
  readonly list: Attribute[] = []
  /** Template tags between attributes, which may bring others. */
  readonly spreads: number[] = []
  readonly #seen = new Set<string>()
  #name = ''
  #range = { start: 0, end: 0 }
  #value = ''

  begin(name: string, start: number, end: number): void {
    this.#name = lowerCase(name)
    this.#range = { start, end }
    this.#value = ''
  }

  add(text: string): void {
    this.#value += clean(text)
  }

  /** What a character reference stands for, which is no text to be cleaned. */
  addDecoded(text: string): void {
    this.#value += text
  }

  end(quote: QuoteType, end: number): void {
    const { start } = this.#range
    if (this.#name.includes(mark)) this.spreads.push(start)
    else if (!this.#seen.has(this.#name)) {
      this.#seen.add(this.#name)
      const range = quote === QuoteType.NoValue ? this.#range : { start, end }
      this.list.push({ name: this.#name, value: this.#valueOf(quote), range })
    }
  }

  #valueOf(quote: QuoteType): Attribute['value'] {
    if (quote === QuoteType.NoValue) return { kind: 'bare' }
    if (!this.#value.includes(mark)) return { kind: 'text', value: this.#value }
    const known = this.#value.split(new RegExp(`${mark} *`)).filter((piece) => piece.trim() !== '')
    return { kind: 'dynamic', text: this.#value.trim(), known }
  }
}
