import { decodeHTMLStrict } from 'entities'
import type { Attribute, Value } from '../../markup.ts'
import { componentOf } from './components.ts'
import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import { evaluate } from './evaluate.ts'
import type { Scope } from './scope.ts'
import { childrenOf } from './script.ts'
import type { Script, SyntaxNode } from './script.ts'
import type { TreeBuilder } from './tree.ts'

export interface JsxFile {
  /** The text that the tree's offsets count in. */
  readonly text: string
  readonly scope: Scope
  readonly components: ComponentTable
  readonly comments: Script['comments']
  /** Added to every offset: where the parsed text stands in its file. */
  readonly base: number
}

/** Attributes that React leaves out when they are given no value: it is `true`, not text. */
const texts = new Set(['alt', 'src', 'title', 'role', 'href', 'id'])

/** Turns the JSX of a syntax tree into the neutral tree, wherever in the code it stands. */
export class JsxReader {
  readonly #file: JsxFile
  readonly #tree: TreeBuilder

  constructor(file: JsxFile, tree: TreeBuilder) {
    this.#file = file
    this.#tree = tree
  }

  /** Finds the JSX in any node and adds it where the tree stands open. */
  find(node: SyntaxNode): void {
    if (node.type === 'JSXElement') this.element(node)
    else if (node.type === 'JSXFragment') this.#children(node)
    else for (const child of childrenOf(node)) this.find(child)
  }

  element(node: SyntaxNode): void {
    const opening = node.openingElement as SyntaxNode
    const written = nameOf(opening.name as SyntaxNode)
    const image = isComponent(written)
      ? componentOf(written, this.#file.scope.imports, this.#file.components)
      : undefined
    const { attributes, spreads } = this.attributes(opening.attributes as SyntaxNode[], isComponent(written), image)
    const after = (opening.typeArguments ?? opening.name) as SyntaxNode
    const { base } = this.#file
    const component = isComponent(written)
      ? { name: written, module: this.#file.scope.imports.get(written.split('.')[0] as string)?.module }
      : undefined
    const name = image === undefined ? (component === undefined ? written : written.toLowerCase()) : 'img'
    const prop = image !== undefined && image.alt !== 'alt' ? { name: image.alt } : {}
    this.#tree.open({
      // A component that is no image must not be taken for the element of the same name.
      name: component !== undefined && image === undefined ? `:${written}` : name,
      component,
      attributes,
      spreads,
      range: { start: opening.start + base, end: opening.end + base },
      slot: { kind: 'attribute', at: after.end + base, syntax: 'jsx', ...prop },
    })
    for (const attribute of opening.attributes as SyntaxNode[]) {
      if (attribute.value || attribute.argument) this.#inside((attribute.value ?? attribute.argument) as SyntaxNode)
    }
    this.#children(node)
    this.#tree.close()
  }

  attributes(
    nodes: readonly SyntaxNode[],
    component: boolean,
    image: ImageComponent | undefined,
  ): { attributes: Attribute[]; spreads: number[] } {
    const attributes: Attribute[] = []
    const spreads: number[] = []
    const { base } = this.#file
    for (const node of nodes) {
      if (node.type !== 'JSXAttribute') {
        spreads.push(node.start + base)
        continue
      }
      const written = nameOf(node.name as SyntaxNode)
      const name = component ? propName(written, image) : written.toLowerCase()
      const range = { start: node.start + base, end: node.end + base }
      attributes.push({ name, value: this.#value(node.value as SyntaxNode | null, name), range })
    }
    return { attributes, spreads }
  }

  #value(node: SyntaxNode | null, name: string): Value {
    if (node === null) return asReactDoes(name)
    if (node.type === 'Literal') return { kind: 'text', value: decodeHTMLStrict(node.value as string) }
    if (node.type !== 'JSXExpressionContainer') return { kind: 'dynamic', text: this.#slice(node) }
    const value = evaluate(node.expression as SyntaxNode, this.#file.scope, this.#file.text.slice(this.#file.base))
    return value.kind === 'bare' ? asReactDoes(name) : value
  }

  /** JSX that an attribute holds (`icon={<img/>}`) belongs to the element. */
  #inside(node: SyntaxNode): void {
    if (node.type !== 'Literal') this.find(node)
  }

  #children(node: SyntaxNode): void {
    const { base } = this.#file
    for (const child of node.children as SyntaxNode[]) {
      if (child.type === 'JSXText') this.#tree.text(decodeHTMLStrict(child.value as string), child.start + base)
      else if (child.type === 'JSXExpressionContainer') this.#expression(child)
      else this.find(child)
    }
  }

  #expression(container: SyntaxNode): void {
    const node = container.expression as SyntaxNode
    const at = container.start + this.#file.base
    if (node.type === 'JSXEmptyExpression') {
      for (const { value, start, end } of this.#file.comments) {
        if (start >= container.start && end <= container.end) this.#tree.comment(value, at)
      }
      return
    }
    const value = evaluate(node, this.#file.scope, this.#file.text.slice(this.#file.base))
    if (value.kind === 'text') this.#tree.text(value.value, at)
    else if (value.kind !== 'nothing') this.#tree.expression(this.#slice(node), at)
    this.find(node)
  }

  #slice(node: SyntaxNode): string {
    return this.#file.text.slice(node.start + this.#file.base, node.end + this.#file.base)
  }
}

/** `img`, `Image`, `motion.img`, `svg:image`. */
function nameOf(node: SyntaxNode): string {
  if (node.type === 'JSXMemberExpression')
    return `${nameOf(node.object as SyntaxNode)}.${nameOf(node.property as SyntaxNode)}`
  if (node.type === 'JSXNamespacedName')
    return `${nameOf(node.namespace as SyntaxNode)}:${nameOf(node.name as SyntaxNode)}`
  return node.name as string
}

function isComponent(name: string): boolean {
  return /^[^a-z]|\./.test(name)
}

/** The neutral names of the two props that count; others stay as written. */
function propName(written: string, image: ImageComponent | undefined): string {
  if (written === image?.src) return 'src'
  if (written === image?.alt) return 'alt'
  return /^(?:aria-|role$)/i.test(written) ? written.toLowerCase() : written
}

/** `<img alt>` is `alt={true}`: React renders `aria-*` as "true", flags as flags, and leaves text attributes out. */
function asReactDoes(name: string): Value {
  if (name.startsWith('aria-')) return { kind: 'text', value: 'true' }
  return texts.has(name) ? { kind: 'nothing' } : { kind: 'bare' }
}
