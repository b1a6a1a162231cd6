import type { Attribute, Value, Slot } from '../../markup.ts'
import { componentOf, impliedAttributes, neutralName, propName } from '../shared/components.ts'
import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import type { Dialect } from './dialect.ts'
import { evaluate } from '../code/evaluate.ts'
import { commentsOnly } from '../code/expression.ts'
import type { Scope } from '../code/scope.ts'
import { addChildren } from '../code/script.ts'
import type { SyntaxNode } from '../code/script.ts'
import type { TreeBuilder } from '../shared/tree.ts'

export interface JsxFile {
  /** The text that the nodes' offsets count in. */
  readonly source: string
  /** Where an offset stands in the file, when not at itself. */
  readonly at?: ((offset: number) => number) | undefined
  readonly scope: Scope
  readonly components: ComponentTable
  readonly dialect: Dialect
}

/** Elements whose content is text, whatever it looks like. */
const textOnly = new Set(['textarea', 'title'])

/** Turns the JSX of a syntax tree into the neutral tree, wherever in the code it stands. */
export class JsxReader {
  readonly #file: JsxFile
  readonly #tree: TreeBuilder

  constructor(file: JsxFile, tree: TreeBuilder) {
    this.#file = file
    this.#tree = tree
  }

  /** Finds the JSX in any node and adds it where the tree stands open. */
  find(root: SyntaxNode): void {
    // Code is walked without the call stack, which a long sum is deeper than; elements nest no deeper than the guards allow.
    const pending = [root]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      if (this.#markup(node)) continue
      const children: SyntaxNode[] = []
      addChildren(node, children)
      for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as SyntaxNode)
    }
  }

  /** Adds a node of markup; `false` where it is code. */
  #markup(node: SyntaxNode): boolean {
    const { dialect } = this.#file
    if (node.type === 'JSXElement') this.#element(node)
    else if (node.type === 'JSXFragment') this.children(node.children as SyntaxNode[])
    else if (node.type === 'JSXExpressionContainer') this.#container(node)
    else if (node.type === 'JSXText') this.#tree.text(dialect.decodeText(node.value as string), this.#at(node.start))
    else if (node.type === 'AstroComment') this.#tree.comment(node.value as string, this.#at(node.start))
    else return node.type === 'AstroScript'
    return true
  }

  children(nodes: readonly SyntaxNode[]): void {
    for (const child of nodes) this.find(child)
  }

  /** What an expression shows: its text where that is known, else that there is one, and the JSX in it. */
  expression(node: SyntaxNode, at: number): void {
    const value = evaluate(node, this.#file.scope, this.#file.source)
    if (value.kind === 'text') this.#tree.text(value.value, at)
    else if (value.kind !== 'nothing') this.#tree.expression(this.#slice(node), at)
    this.find(node)
  }

  #element(node: SyntaxNode): void {
    const opening = node.openingElement as SyntaxNode
    const tag = this.#tag(opening)
    this.#tree.open(tag)
    for (const attribute of opening.attributes as SyntaxNode[]) {
      const value = (attribute.value ?? attribute.argument) as SyntaxNode | null | undefined
      // JSX that an attribute holds (`icon={<img/>}`) belongs to the element; its text does not.
      if (value) this.find(value.type === 'JSXExpressionContainer' ? (value.expression as SyntaxNode) : value)
    }
    const children = node.children as SyntaxNode[]
    this.children(textOnly.has(tag.name) ? children.filter(({ type }) => type === 'JSXText') : children)
    this.#tree.close()
  }

  #tag(opening: SyntaxNode): Parameters<TreeBuilder['open']>[0] {
    const { scope, components } = this.#file
    const written = nameOf(opening.name as SyntaxNode)
    const component = isComponent(written)
    const image = component ? componentOf(written, scope.imports, components) : undefined
    const range = { start: this.#at(opening.start), end: this.#at(opening.end) }
    const { attributes, spreads } = this.#attributes(opening.attributes as SyntaxNode[], component, image)
    return {
      name: component ? neutralName(written, image) : written,
      component: component ? { name: written } : undefined,
      attributes: [...attributes, ...impliedAttributes(image, range)],
      spreads,
      range,
      slot: this.#slot(opening, image),
    }
  }

  #slot(opening: SyntaxNode, image: ImageComponent | undefined): Slot | undefined {
    const { source, dialect } = this.#file
    const name = opening.name as SyntaxNode
    const end = endOfTypes(opening, source) ?? name.end
    // Astro ends `<img[a>` after `img`; browsers do not, so nothing is put in there.
    if (end === name.end && !/[\s/>{]/.test(source[end] ?? '')) return undefined
    const prop = image !== undefined && image.alt !== 'alt' ? { name: image.alt } : {}
    return { kind: 'attribute', at: this.#at(end), syntax: dialect.syntax, ...prop }
  }

  #attributes(
    nodes: readonly SyntaxNode[],
    component: boolean,
    image: ImageComponent | undefined,
  ): { attributes: Attribute[]; spreads: number[] } {
    const attributes: Attribute[] = []
    const spreads: number[] = []
    for (const node of nodes) {
      if (node.type !== 'JSXAttribute') {
        spreads.push(this.#at(node.start))
        continue
      }
      const written = nameOf(node.name as SyntaxNode)
      const name = component ? propName(written, image) : written.toLowerCase()
      // Of the shorthand `{alt}` the parser leaves out the first brace.
      const start = this.#file.source[node.start - 1] === '{' ? node.start - 1 : node.start
      const range = { start: this.#at(start), end: this.#at(node.end) }
      attributes.push({ name, value: this.#value(node.value as SyntaxNode | null, name, component), range })
    }
    return { attributes, spreads }
  }

  #value(node: SyntaxNode | null, name: string, component: boolean): Value {
    const { dialect, scope, source } = this.#file
    if (node === null) return dialect.bare(name)
    if (node.type === 'Literal') return { kind: 'text', value: dialect.decodeValue(node.value as string, component) }
    if (node.type !== 'JSXExpressionContainer') return { kind: 'dynamic', text: this.#slice(node) }
    const value = evaluate(node.expression as SyntaxNode, scope, source)
    return value.kind === 'bare' ? dialect.bare(name) : value
  }

  #container(container: SyntaxNode): void {
    const node = container.expression as SyntaxNode
    const at = this.#at(container.start)
    if (node.type !== 'JSXEmptyExpression') return this.expression(node, at)
    for (const comment of commentsOnly(this.#file.source.slice(container.start + 1, container.end - 1)) ?? [])
      this.#tree.comment(comment, at)
  }

  #at(offset: number): number {
    return this.#file.at === undefined ? offset : this.#file.at(offset)
  }

  #slice(node: SyntaxNode): string {
    return this.#file.source.slice(node.start, node.end)
  }
}

/** `img`, `Image`, `motion.img`, `svg:image`. */
function nameOf(node: SyntaxNode): string {
  if (node.type === 'JSXMemberExpression')
    return `${nameOf(node.object as SyntaxNode)}.${nameOf(node.property as SyntaxNode)}`
  if (node.type === 'JSXNamespacedName')
    return `${nameOf(node.namespace as SyntaxNode)}:${nameOf(node.name as SyntaxNode)}`
  return node.type === 'JSXThisExpression' ? 'this' : (node.name as string)
}

export function isComponent(name: string): boolean {
  return /^[^a-z]|\./.test(name)
}

/** What stands in a type or beside it, and has brackets that are none. */
const quoted = /"[^"]*"|'[^']*'|\/\*[^]*?\*\/|\/\/.*/g

/** Where the type arguments after a tag's name end; `undefined` where it has none. The tree of a script leaves them out. */
function endOfTypes(opening: SyntaxNode, source: string): number | undefined {
  const types = opening.typeArguments as SyntaxNode | null | undefined
  if (types !== undefined) return types?.end
  const { end } = opening.name as SyntaxNode
  const [first] = opening.attributes as SyntaxNode[]
  const between = source.slice(end, first?.start ?? opening.end - 1)
  if (!between.includes('<')) return undefined
  const bare = between.replaceAll(quoted, (it) => ' '.repeat(it.length))
  return bare.includes('<') ? end + bare.lastIndexOf('>') + 1 : undefined
}
