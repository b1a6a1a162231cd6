import { decodeHTML, decodeHTMLAttribute, decodeHTMLStrict } from 'entities'
import type { AttributeSyntax, Value } from '../../markup.ts'

/** What languages with JSX in them make of it differently. */
export interface Dialect {
  readonly syntax: AttributeSyntax
  decodeText(raw: string): string
  decodeValue(raw: string, component: boolean): string
  /** The value of an attribute that is given none, or `true`. */
  bare(name: string): Value
}

/** Attributes that React leaves out when they are given no value: it is `true`, not text. */
const texts = new Set(['alt', 'src', 'title', 'role', 'href', 'id'])

/** `<img alt>` is `alt={true}`: React renders `aria-*` as "true", flags as flags, and leaves text attributes out. */
export const react: Dialect = {
  syntax: 'jsx',
  decodeText: (raw) => decodeHTMLStrict(raw),
  decodeValue: (raw) => decodeHTMLStrict(raw),
  bare(name) {
    if (name.startsWith('aria-')) return { kind: 'text', value: 'true' }
    return texts.has(name) ? { kind: 'nothing' } : { kind: 'bare' }
  },
}

/** The same inside of Markdown. */
export const mdx: Dialect = { ...react, syntax: 'mdx' }

/** Astro writes HTML; a component gets a quoted value as it stands. */
export const astroHtml: Dialect = {
  syntax: 'astro',
  decodeText: (raw) => decodeHTML(raw),
  decodeValue: (raw, component) => (component ? raw : decodeHTMLAttribute(raw)),
  bare: () => ({ kind: 'bare' }),
}
