import { decodeHTMLAttribute } from 'entities'
import type { Attribute, AttributeSyntax, Value } from '../../markup.ts'
import { AttributeScan } from './attribute-scan.ts'
import { clean, lowerCase } from './text.ts'
import { mark } from '../shared/mask.ts'
import type { Bound } from './setup-imports.ts'

/** What tags are read from. */
export interface HtmlText {
  /** Markup, with template tags masked. */
  readonly text: string
  /** `text` before its template tags were masked. @default there were none */
  readonly original?: string | undefined
  /** Where an offset of `text` stands in its file. */
  readonly place: (offset: number) => number
  /** How an attribute is written there. */
  readonly syntax: AttributeSyntax
  /** What a bound `src` is. @default nobody knows */
  readonly bound?: Bound | undefined
}

export interface TagAttributes {
  readonly list: readonly Attribute[]
  /** Template tags between attributes, which may bring others. */
  readonly spreads: readonly number[]
}

/**
 * Attributes that a script in the page gives a value: Vue and Alpine (`:alt`, `v-bind:alt`, `x-bind:alt`), Angular
 * (`[alt]`, `[attr.alt]`, `ng-attr-alt`, `ng-src`), Thymeleaf (`th:alt`).
 */
const bindings =
  /^(?::|v-bind:|x-bind:|data-bind-|\[attr\.|\[|ng-attr-|ng-|(?:data-)?th:)(?<name>alt|src|srcset|role|hidden|title|href|aria-[a-z]+)\]?$/

/** As many names are sooner compared than kept in a set. */
const few = 16

const none: TagAttributes = { list: [], spreads: [] }

/** Served to one tag after the other. */
const scan = new AttributeScan()

/** The attributes of a tag, from behind its name. Of two with one name, the first counts. */
export function attributesOf(page: HtmlText, from: number): TagAttributes {
  // As most tags end.
  if (page.text.charAt(from) === '>') return none
  scan.begin(from)
  if (!scan.next(page.text)) return none
  const list: Attribute[] = []
  const spreads: number[] = []
  const known = new Names(list)
  do {
    const { written, name } = nameAs(page.text.slice(scan.nameStart, scan.nameEnd))
    const start = page.place(scan.nameStart)
    if (name.includes(mark)) spreads.push(start)
    else if (!known.has(name)) {
      list.push({ name, value: valueOf(page, written, name), range: { start, end: page.place(scan.end) } })
    }
  } while (scan.next(page.text))
  return { list, spreads }
}

/** In lower case, and bound by nobody: as nearly all names are. */
const plainName = /^(?:aria-)?[a-z]+$/

/** @returns the name as it stands there, in lower case, and another one where the value is bound */
function nameAs(text: string): { written: string; name: string } {
  if (plainName.test(text)) return { written: text, name: text }
  const written = lowerCase(text)
  return { written, name: bindings.exec(written)?.groups?.name ?? written }
}

/** Names so far, in a set where there are many. */
class Names {
  readonly #list: readonly Attribute[]
  #set: Set<string> | undefined

  constructor(list: readonly Attribute[]) {
    this.#list = list
  }

  /** Asked for one that is listed next, if it is new. */
  has(name: string): boolean {
    if (this.#list.length < few) return this.#list.some((it) => it.name === name)
    this.#set ??= new Set(this.#list.map((it) => it.name))
    if (this.#set.has(name)) return true
    this.#set.add(name)
    return false
  }
}

/** @param written the name as it stands there; another than `name` where the value is bound */
function valueOf(page: HtmlText, written: string, name: string): Value {
  const isBound = name !== written
  const isEmpty = scan.valueStart === -1
  if (isEmpty && !isBound) return { kind: 'bare' }
  const raw = isEmpty ? '' : page.text.slice(scan.valueStart, scan.valueEnd)
  const expression = (): string => (isEmpty ? '' : writtenAs(page, raw).trim())
  if (isBound) {
    const text = expression()
    const isSource = written === ':src' || written === 'v-bind:src'
    return (isSource ? page.bound?.(text) : undefined) ?? { kind: 'dynamic', text }
  }
  const cleaned = clean(raw)
  const value = cleaned.includes('&') ? decodeHTMLAttribute(cleaned) : cleaned
  if (!value.includes(mark)) return { kind: 'text', value }
  const known = value.split(new RegExp(`${mark} *`)).filter((piece) => piece.trim() !== '')
  return { kind: 'dynamic', text: expression(), known }
}

const reference = /&[#\w]+[;=]?/g

/** With the template tags that are masked in the value; outside of them, references are decoded. */
function writtenAs({ original }: HtmlText, raw: string): string {
  const { valueStart } = scan
  let text = ''
  let done = 0
  const as = (start: number, end: number): string =>
    original === undefined ? raw.slice(start, end) : original.slice(valueStart + start, valueStart + end)
  for (const { 0: found, index } of raw.matchAll(reference)) {
    text += as(done, index) + decodeHTMLAttribute(found)
    done = index + found.length
  }
  return text + as(done, raw.length)
}
