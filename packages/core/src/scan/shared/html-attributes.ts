import { QuoteType } from 'htmlparser2'
import type { Attribute } from '../../markup.ts'
import { clean, lowerCase } from './html-text.ts'
import { mark } from './mask.ts'
import type { Bound } from './setup-imports.ts'

/**
 * Attributes that a script in the page gives a value: Vue and Alpine (`:alt`, `v-bind:alt`, `x-bind:alt`), Angular
 * (`[alt]`, `[attr.alt]`, `ng-attr-alt`, `ng-src`), Thymeleaf (`th:alt`).
 */
const bindings =
  /^(?::|v-bind:|x-bind:|data-bind-|\[attr\.|\[|ng-attr-|ng-|(?:data-)?th:)(?<name>alt|src|srcset|role|hidden|title|href|aria-[a-z]+)\]?$/

/** As many names are sooner compared than kept in a set. */
const few = 16

/** Collects the attributes of one tag as the tokenizer tells of them. Of two with one name, the first counts. */
export class HtmlAttributes {
  readonly list: Attribute[] = []
  /** Template tags between attributes, which may bring others. */
  readonly spreads: number[] = []
  /** Names so far, where there are many. */
  #seen: Set<string> | undefined
  #name = ''
  #range = { start: 0, end: 0 }
  #value = ''
  /** As written, with the template tags that are masked in the value. */
  #written = ''
  #bound = false
  /** Vue's, whose expression may name what the page imports. */
  #isSource = false
  readonly #valueIn: Bound | undefined

  constructor(valueIn?: Bound) {
    this.#valueIn = valueIn
  }

  begin(name: string, start: number, end: number): void {
    const written = lowerCase(name)
    this.#name = bindings.exec(written)?.groups?.name ?? written
    this.#bound = this.#name !== written
    this.#isSource = written === ':src' || written === 'v-bind:src'
    this.#range = { start, end }
    this.#value = ''
    this.#written = ''
  }

  add(text: string, written: string = text): void {
    this.#value += clean(text)
    this.#written += written
  }

  /** What a character reference stands for, which is no text to be cleaned. */
  addDecoded(text: string): void {
    this.#value += text
    this.#written += text
  }

  end(quote: QuoteType, end: number): void {
    const { start } = this.#range
    if (this.#name.includes(mark)) this.spreads.push(start)
    else if (this.#isNew()) {
      const range = quote === QuoteType.NoValue ? this.#range : { start, end }
      this.list.push({ name: this.#name, value: this.#valueOf(quote), range })
    }
  }

  #isNew(): boolean {
    if (this.list.length < few) return !this.list.some(({ name }) => name === this.#name)
    this.#seen ??= new Set(this.list.map(({ name }) => name))
    if (this.#seen.has(this.#name)) return false
    this.#seen.add(this.#name)
    return true
  }

  #valueOf(quote: QuoteType): Attribute['value'] {
    if (this.#bound) {
      const text = this.#written.trim()
      return (this.#isSource ? this.#valueIn?.(text) : undefined) ?? { kind: 'dynamic', text }
    }
    if (quote === QuoteType.NoValue) return { kind: 'bare' }
    if (!this.#value.includes(mark)) return { kind: 'text', value: this.#value }
    const known = this.#value.split(new RegExp(`${mark} *`)).filter((piece) => piece.trim() !== '')
    return { kind: 'dynamic', text: this.#written.trim(), known }
  }
}
