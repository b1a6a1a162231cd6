import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import type { Attribute, Value } from '../../markup.ts'
import { componentOf, impliedAttributes, neutralName, propName } from '../shared/components.ts'
import { evaluate, joined } from '../code/evaluate.ts'
import { asksRunTime } from '../code/expression.ts'
import { LateAttribute } from '../shared/late-attribute.ts'
import type { Scope } from '../code/scope.ts'
import type { SyntaxNode } from '../code/script.ts'
import type { TreeBuilder } from '../shared/tree.ts'

export interface SvelteFile {
  readonly text: string
  readonly scope: Scope
  readonly components: ComponentTable
  /** Whether the file names any of them, or a module of one that is known. */
  readonly mayHoldComponents: boolean
  /** Whether it may import what puts a base path before addresses. */
  readonly mayCallBasePath: boolean
}

/** Where blocks and elements keep what is in them. */
const fragments = ['consequent', 'alternate', 'body', 'fallback', 'pending', 'then', 'catch', 'fragment'] as const

/** Nodes that show a value between tags. */
const shown = new Set(['ExpressionTag', 'HtmlTag', 'RenderTag'])

/** Svelte's `<enhanced:img>` is an `<img>` that its plugin writes. */
const elements: Readonly<Record<string, string>> = { 'enhanced:img': 'img' }

/** Turns the tree of Svelte 5's parser into the neutral tree. */
export class SvelteReader {
  readonly #file: SvelteFile
  readonly #tree: TreeBuilder

  constructor(file: SvelteFile, tree: TreeBuilder) {
    this.#file = file
    this.#tree = tree
  }

  fragment(fragment: SyntaxNode): void {
    for (const node of (fragment.nodes ?? []) as SyntaxNode[]) this.#node(node)
  }

  #node(node: SyntaxNode): void {
    if (node.type === 'Text') this.#tree.text(node.data as string, node.start)
    else if (node.type === 'Comment') this.#tree.comment(node.data as string, node.start)
    else if (shown.has(node.type)) this.#shown(node)
    else if (typeof node.name === 'string' && Array.isArray(node.attributes)) this.#element(node, node.name)
    else this.#inside(node)
  }

  #shown(node: SyntaxNode): void {
    const expression = node.expression as SyntaxNode
    const value = node.type === 'ExpressionTag' ? this.#textOf(expression) : undefined
    if (value?.kind === 'text') this.#tree.text(value.value, node.start)
    else if (value?.kind !== 'nothing') this.#tree.expression(this.#slice(expression), node.start)
  }

  /** What it shows, unless only run time can know. */
  #textOf(expression: SyntaxNode): Value | undefined {
    if (!this.#file.mayCallBasePath && asksRunTime(this.#slice(expression))) return undefined
    return this.#evaluate(expression)
  }

  #inside(node: SyntaxNode): void {
    for (const name of fragments) {
      const fragment = node[name] as SyntaxNode | null | undefined
      if (fragment?.type === 'Fragment') this.fragment(fragment)
    }
  }

  #element(node: SyntaxNode, written: string): void {
    const { scope, components, text, mayHoldComponents } = this.#file
    const component = /^[^a-z]|[.:]/.test(written) && elements[written] === undefined
    const image = component && mayHoldComponents ? componentOf(written, scope.imports, components) : undefined
    const name = elementName(node) ?? elements[written]
    const range = { start: node.start, end: endOfTag(node, written, text) }
    const { attributes, spreads } = this.#attributes(node.attributes as SyntaxNode[], component, image)
    const prop = image !== undefined && image.alt !== 'alt' ? { name: image.alt } : {}
    this.#tree.open({
      name: name ?? (component ? neutralName(written, image) : written),
      component: component && name === undefined ? { name: written } : undefined,
      attributes: [...attributes, ...impliedAttributes(image, range)],
      spreads,
      range,
      slot: { kind: 'attribute', at: node.start + 1 + written.length, syntax: 'svelte', ...prop },
    })
    this.#inside(node)
    this.#tree.close()
  }

  #attributes(
    nodes: readonly SyntaxNode[],
    component: boolean,
    image: ImageComponent | undefined,
  ): { attributes: Attribute[]; spreads: number[] } {
    const attributes: Attribute[] = []
    const spreads: number[] = []
    for (const node of nodes) {
      if (node.type === 'SpreadAttribute') spreads.push(node.start)
      // Other directives than `bind:` set none.
      if (node.type !== 'Attribute' && node.type !== 'BindDirective') continue
      const written = node.name as string
      const name = component ? propName(written, image) : written.toLowerCase()
      const range = { start: node.start, end: node.end }
      attributes.push(new LateAttribute(name, range, () => this.#attributeValue(node)))
    }
    return { attributes, spreads }
  }

  #attributeValue(node: SyntaxNode): Value {
    if (node.type === 'BindDirective') return { kind: 'dynamic', text: this.#slice(node.expression as SyntaxNode) }
    if (node.value === true) return { kind: 'bare' }
    const parts = (Array.isArray(node.value) ? node.value : [node.value]) as SyntaxNode[]
    const values = parts.map((part): Value => this.#part(part))
    const [only] = values
    if (values.length === 1 && only !== undefined) return only
    const [first] = parts
    const last = parts.at(-1)
    const text = first && last ? this.#file.text.slice(first.start, last.end) : ''
    return joined(values, { kind: 'dynamic', text })
  }

  #part(part: SyntaxNode): Value {
    if (part.type === 'Text') return { kind: 'text', value: part.data as string }
    return this.#evaluate(part.expression as SyntaxNode)
  }

  #evaluate(expression: SyntaxNode): Value {
    return evaluate(expression, this.#file.scope, this.#file.text)
  }

  #slice(node: SyntaxNode): string {
    return this.#file.text.slice(node.start, node.end)
  }
}

/** `<svelte:element this="img">`. */
function elementName(node: SyntaxNode): string | undefined {
  const tag = node.tag as SyntaxNode | string | undefined
  const name = typeof tag === 'string' ? tag : tag?.type === 'Literal' ? tag.value : undefined
  return typeof name === 'string' ? name : undefined
}

/** The tree has the whole element only: its tag ends at the first `>` after the last attribute. */
function endOfTag(node: SyntaxNode, written: string, text: string): number {
  const last = (node.attributes as SyntaxNode[]).reduce(
    (end, attribute) => Math.max(end, attribute.end),
    node.start + 1 + written.length,
  )
  const end = text.indexOf('>', last)
  return end === -1 ? node.end : end + 1
}
