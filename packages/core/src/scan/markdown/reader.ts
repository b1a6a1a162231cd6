import type { MdastNode } from 'satteri'
import type { Attribute, Range } from '../../markup.ts'
import { readFrontMatter } from '../shared/front-matter.ts'
import { isRaw } from '../html/elements.ts'
import { HtmlReader } from '../html/reader.ts'
import { lineMap } from './line-map.ts'
import { setupImports } from '../html/setup-imports.ts'
import type { Bound } from '../html/setup-imports.ts'
import type { TreeBuilder } from '../shared/tree.ts'

/** A node as far as it is read here; `mdx` nodes come through the hook of the MDX scanner. */
export interface MarkdownNode {
  readonly type: string
  readonly position: { readonly start: { readonly offset: number }; readonly end: { readonly offset: number } }
  readonly children?: readonly MarkdownNode[]
  readonly value?: string
  readonly url?: string
  readonly title?: string | null
  readonly alt?: string | null
  readonly identifier?: string
  readonly depth?: number
  readonly ordered?: boolean
  readonly [key: string]: unknown
}

const blocks: Readonly<Record<string, string>> = {
  paragraph: 'p',
  blockquote: 'blockquote',
  listItem: 'li',
  table: 'table',
  tableRow: 'tr',
  tableCell: 'td',
  footnoteDefinition: 'section',
  emphasis: 'em',
  strong: 'strong',
  delete: 'del',
}

/** Turns a Markdown tree into the neutral one; raw HTML in it goes through the HTML reader, with the elements it leaves open. */
export class MarkdownReader {
  readonly #text: string
  readonly #tree: TreeBuilder
  readonly #definitions = new Map<string, MarkdownNode>()
  /** Sees every node first; `true` when it has dealt with it. */
  readonly #hook: (node: MarkdownNode) => boolean
  readonly frontmatter: Record<string, string> = {}
  #bound: Bound | undefined

  constructor(text: string, tree: TreeBuilder, hook: (node: MarkdownNode) => boolean = () => false) {
    this.#text = text
    this.#tree = tree
    this.#hook = hook
  }

  read(root: MdastNode): void {
    const node = root as unknown as MarkdownNode
    this.#define(node)
    const raw = (node.children ?? []).flatMap(({ type, value = '' }) => (type === 'html' ? [value] : []))
    this.#bound = setupImports(raw, this.#text)
    this.children(node)
  }

  children(node: MarkdownNode): void {
    for (const child of node.children ?? []) this.node(child)
  }

  node(node: MarkdownNode): void {
    if (this.#hook(node)) return
    const start = node.position.start.offset
    switch (node.type) {
      case 'text':
      case 'inlineCode':
      case 'code':
        return this.#tree.text(node.value ?? '', start)
      case 'break':
        return this.#tree.text('\n', start)
      case 'html':
        return this.#html(node)
      case 'yaml':
      case 'toml':
        return void readFrontMatter(node.value ?? '', this.frontmatter)
      case 'image':
        return this.#image(node, node)
      case 'imageReference':
        return this.#image(node, this.#definitions.get(node.identifier ?? ''))
      case 'link':
        return this.#element('a', node, linkAttributes(node))
      case 'linkReference':
        return this.#element('a', node, linkAttributes(this.#definitions.get(node.identifier ?? '')))
      case 'heading':
        return this.#element(`h${node.depth ?? 1}`, node)
      case 'list':
        return this.#element(node.ordered ? 'ol' : 'ul', node)
      default:
        return blocks[node.type] === undefined ? this.children(node) : this.#element(blocks[node.type] as string, node)
    }
  }

  #element(name: string, node: MarkdownNode, attributes: Attribute[] = []): void {
    const depth = this.#tree.openNames.length
    this.#tree.open({ name, attributes, range: rangeOf(node) })
    this.children(node)
    // Raw HTML that was opened in here and not closed ends here, as the renderer's end tag makes it.
    this.#tree.closeTo(depth)
  }

  #image(node: MarkdownNode, target: MarkdownNode | undefined): void {
    const range = rangeOf(node)
    const brackets = this.#brackets(range.start + 2)
    const attributes = [
      attribute('src', target?.url ?? '', range),
      attribute('alt', node.alt ?? '', brackets ?? range),
      ...(target?.title ? [attribute('title', target.title, range)] : []),
    ]
    this.#tree.add({
      name: 'img',
      markdown: true,
      attributes,
      range,
      slot: brackets && { kind: 'brackets', at: brackets.start },
    })
  }

  /** What stands between brackets that hold no word: nothing, blanks, references of blanks. */
  #brackets(start: number): Range | undefined {
    wordless.lastIndex = start
    const found = wordless.exec(this.#text)
    return found === null ? undefined : { start, end: start + found[0].length }
  }

  /** Inside quotes and lists the parser takes the markers off each line: offsets are mapped back line by line. */
  #html(node: MarkdownNode): void {
    const value = node.value ?? ''
    const { start, end } = rangeOf(node)
    const top = this.#tree.openNames.at(-1)
    // `<script>"<img>"</script>` in a paragraph comes in three pieces; the one in the middle is text.
    if (isRaw(top) && !value.toLowerCase().startsWith(`</${top}`)) return this.#tree.text(value, start)
    const lines = lineMap(this.#text, start, value, end)
    HtmlReader.read(value, this.#tree, {
      place: (offset) => lines.at(offset),
      syntax: 'markdown',
      bound: this.#bound,
    })
  }

  #define(root: MarkdownNode): void {
    const pending: MarkdownNode[] = [root]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (node.type === 'definition' && !this.#definitions.has(node.identifier ?? ''))
        this.#definitions.set(node.identifier ?? '', node)
      // Backwards, so that the first definition of a name is met first.
      for (let index = (node.children?.length ?? 0) - 1; index >= 0; index--)
        pending.push((node.children as MarkdownNode[])[index] as MarkdownNode)
    }
  }
}

/** Blanks as CommonMark reads them in text, line ends included, what nobody sees, and references such as `&nbsp;`. */
const wordless = /(?:[\s\p{Cc}\p{Default_Ignorable_Code_Point}]|&#?\w{1,32};)*(?=\])/uy

function rangeOf(node: MarkdownNode): Range {
  return { start: node.position.start.offset, end: node.position.end.offset }
}

function attribute(name: string, value: string, range: Range): Attribute {
  return { name, value: { kind: 'text', value }, range }
}

function linkAttributes(target: MarkdownNode | undefined): Attribute[] {
  if (target === undefined) return []
  const range = rangeOf(target)
  return [
    attribute('href', target.url ?? '', range),
    ...(target.title ? [attribute('title', target.title, range)] : []),
  ]
}
