import { TemplateBlocks } from './template-blocks.ts'

/**
 * Template tags inside HTML (`{{ x }}`, `{% if %}`, `<%= x %>`, `<?php ?>`) are not markup. They are
 * replaced at equal length, so that no offset moves: one mark, then spaces. In a value the mark says
 * "known at run time"; between attributes it stands there as an attribute of that name, a spread.
 */
export const mark = '\uFFFC'

const openers = /\{\{|\{%|\{#|<%|<\?(?=php\b|=)/g
const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>', '<?': '?>' }

/** Longest template tag believed in: an opener whose closer is further away is text. */
const longest = 20_000

/** Masks every template tag; gives the same string back when there is none. */
export function maskTemplates(text: string): string {
  const search = new Search(text)
  const blocks = new TemplateBlocks(text)
  let masked = ''
  let done = 0
  openers.lastIndex = 0
  for (let found = openers.exec(text); found !== null; found = openers.exec(text)) {
    const close = closingOf(search, found[0], found.index)
    if (close === undefined) continue
    const end = blocks.endOf(found.index, close)
    const tag = text.slice(found.index, end)
    masked += text.slice(done, found.index) + (constant(tag) ?? blank(tag))
    done = end
    openers.lastIndex = end
  }
  return done === 0 ? text : masked + text.slice(done)
}

function closingOf(search: Search, opener: string, start: number): number | undefined {
  const from = start + opener.length
  const closer = closers[opener] as string
  const at = search.next(closer, from)
  if (at - from > longest) return undefined
  // An opener inside means that the first was prose; a closing script tag, that it was code.
  if (search.next(opener, from) < at || /<\/(?:script|style)/i.test(search.text.slice(from, at))) return undefined
  return at + closer.length
}

/** Looks for the same few things at rising offsets: each is looked for once, however many openers have no closer. */
class Search {
  readonly text: string
  readonly #found = new Map<string, number>()

  constructor(text: string) {
    this.text = text
  }

  next(needle: string, from: number): number {
    const known = this.#found.get(needle) ?? -1
    if (known >= from) return known
    const found = this.text.indexOf(needle, from)
    const at = found === -1 ? Infinity : found
    this.#found.set(needle, at)
    return at
  }
}

/**
 * What only puts the site's base path before an address: filters and variables of Jekyll, Hugo and Eleventy, variables
 * in pages of webpack, Rspack and Rsbuild. And what asks a bundler for a file:
 * https://github.com/jantimon/html-webpack-plugin/blob/main/docs/template-option.md
 */
const based = [
  /^<%[=-]\s*require\(\s*["']([^"'<>\n]*)["']\s*\)(?:\.default)?\s*;?\s*[-_]?%>$/,
  /^\{\{-?\s*["']([^"'{}\n]*)["']\s*(?:\|\s*(?:relative_url|absolute_url|url|htmlBaseUrl|relURL|absURL|prepend:\s*site\.(?:base)?url)\s*)+-?\}\}$/,
  /^\{\{-?\s*["'](\/[^"'{}\n]*)["']\s*-?\}\}$/,
  /^\{\{-?\s*(?:relURL|absURL)\s+["']([^"'{}\n]*)["']\s*-?\}\}$/,
  /^\{\{-?\s*(?:\$?\.)?site\.(?:base)?url\s*-?\}\}()$/i,
  /^<%[=-]\s*(?:[\w.]+\.)?(?:base|baseUrl|basePath|assetPrefix|publicPath|BASE_URL|PUBLIC_URL)\s*[-_]?%>()$/,
]

/** Names a file from the site's root: https://jekyllrb.com/docs/liquid/tags/#linking-to-pages-collections-and-files */
const linked = /^\{%-?\s*link\s+([^\s{}%'"]+)\s*-?%\}$/

/** The address in such a tag, where it stands and blanks around it; `undefined` for any other tag. */
function constant(tag: string): string | undefined {
  const link = linked.exec(tag)?.[1]
  if (link !== undefined) return `${' '.repeat(tag.indexOf(link) - 1)}/${link}`.padEnd(tag.length)
  const address = based.map((pattern) => pattern.exec(tag)?.[1]).find((it) => it !== undefined)
  if (address === undefined) return undefined
  const before = ' '.repeat(address === '' ? 0 : tag.indexOf(address))
  return (before + address).padEnd(tag.length)
}

const addressTag = /\{\{[^{}\n]{1,500}\}\}|\{%-?\s*link\s[^{}%\n]{1,500}%\}/g
const blockTag = /^[ \t]*(?:\{%-?\s*(?:comment|highlight)\b[^%\n]{0,200}%\}|\{\{[<%]\s*highlight\b[^}\n]{0,200}\}\})/gm

/** Of template tags in Markdown, those that hold an address, and blocks; others are text, as in a page without templates. */
export function maskMarkdownTemplates(text: string): string {
  if (!text.includes('{{') && !text.includes('{%')) return text
  return maskBlocks(text).replaceAll(addressTag, (tag) => constant(tag) ?? tag)
}

function maskBlocks(text: string): string {
  const blocks = new TemplateBlocks(text)
  let masked = ''
  let done = 0
  for (const { 0: tag, index } of text.matchAll(blockTag)) {
    if (index < done) continue
    const start = index + tag.search(/\S/)
    const end = blocks.endOf(start, index + tag.length)
    if (end === index + tag.length) continue
    masked += text.slice(done, start) + text.slice(start, end).replaceAll(/[^\r\n]/g, ' ')
    done = end
  }
  return masked + text.slice(done)
}

/** Line ends stay, so that lines can be counted in either text. */
function blank(tag: string): string {
  return mark + tag.slice(1).replaceAll(/[^\r\n]/g, ' ')
}
