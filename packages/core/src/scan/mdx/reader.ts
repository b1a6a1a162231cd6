import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import type { Attribute } from '../../markup.ts'
import { componentOf, impliedAttributes, neutralName, propName } from '../shared/components.ts'
import { mdx } from '../jsx/dialect.ts'
import { evaluate } from '../code/evaluate.ts'
import { commentsOnly, parseExpression } from '../code/expression.ts'
import { unreadable } from '../shared/guard.ts'
import { isComponent, JsxReader } from '../jsx/reader.ts'
import { lineMap } from '../markdown/line-map.ts'
import type { LineMap } from '../markdown/line-map.ts'
import type { MarkdownNode, MarkdownReader } from '../markdown/reader.ts'
import { placeAttributes } from './attributes.ts'
import type { MdxAttribute, PlacedAttribute } from './attributes.ts'
import { scopeOf } from '../code/scope.ts'
import type { Code, Scope } from '../code/scope.ts'
import { parseScript } from '../code/script.ts'
import type { TreeBuilder } from '../shared/tree.ts'

export interface MdxFile {
  readonly text: string
  readonly path: string
  readonly components: ComponentTable
  readonly root: MarkdownNode
}

/** An expression of the file, and where it stands there. */
interface PlacedCode extends Code {
  readonly at: (offset: number) => number
}

/** Sees the MDX nodes of a Markdown tree: elements, expressions, imports and exports. */
export class MdxReader {
  readonly #file: MdxFile
  readonly #tree: TreeBuilder
  /** Of imports and exports, of expression nodes, and of attributes. */
  readonly #code = new Map<object, PlacedCode>()
  readonly #placed = new Map<MarkdownNode, ReturnType<typeof placeAttributes>>()
  readonly #scope: Scope

  constructor(file: MdxFile, tree: TreeBuilder) {
    this.#file = file
    this.#tree = tree
    // Names are bound all over the file, so all of its code is read before any of it is judged.
    this.#collect()
    this.#scope = scopeOf([...this.#code.values()])
  }

  /** `true` where the node was one of MDX. */
  read(node: MarkdownNode, markdown: MarkdownReader): boolean {
    if (node.type === 'mdxjsEsm') this.#script(node)
    else if (isExpression(node)) this.#expression(node)
    else if (isElement(node)) this.#element(node, markdown)
    else return false
    return true
  }

  #collect(): void {
    const { path, text, root } = this.#file
    const pending: MarkdownNode[] = [root]
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const { start } = rangeOf(node)
      if (node.type === 'mdxjsEsm') {
        const script = parseScript(node.value ?? '', 'tsx', { path, text, at: start })
        this.#code.set(node, { ...script, at: lineMap(text, start, node.value ?? '').at })
      } else if (isExpression(node)) this.#parse(node, node.value ?? '', lineMap(text, start + 1, node.value ?? ''))
      else if (isElement(node)) this.#place(node)
      for (const child of node.children ?? []) pending.push(child)
    }
  }

  #place(node: MarkdownNode): void {
    const { start } = rangeOf(node)
    const name = node.name as string | null
    const tag = placeAttributes(this.#file.text, start + 1 + (name ?? '').length, node.attributes as MdxAttribute[])
    this.#placed.set(node, tag)
    for (const { attribute, code } of tag.placed) {
      if (code === undefined) continue
      const spread = attribute.type === 'mdxJsxExpressionAttribute'
      this.#parse(
        attribute,
        spread ? code.text.replace(/^\s*\.\.\./, (dots) => ' '.repeat(dots.length)) : code.text,
        code.lines,
      )
    }
  }

  #parse(key: object, code: string, lines: LineMap): void {
    if (commentsOnly(code) !== undefined) return
    const expression = parseExpression(code, 'tsx')
    if (expression === undefined) {
      throw unreadable(this.#file.path, this.#file.text, lines.at(0), 'an expression was not understood.')
    }
    // Its text begins one character late: there is a bracket before it.
    this.#code.set(key, { ...expression, at: (offset) => lines.at(Math.max(0, offset - 1)) })
  }

  /** A component that the page exports is drawn wherever it is used. */
  #script(node: MarkdownNode): void {
    const code = this.#code.get(node)
    if (code !== undefined) this.#jsx(code).find(code.node)
  }

  #expression(node: MarkdownNode): void {
    const { start } = rangeOf(node)
    const code = this.#code.get(node)
    if (code !== undefined) this.#jsx(code).expression(code.node, start)
    else for (const comment of commentsOnly(node.value ?? '') ?? []) this.#tree.comment(comment, start)
  }

  #element(node: MarkdownNode, markdown: MarkdownReader): void {
    const written = node.name as string | null
    const tag = this.#placed.get(node)
    if (written === null || tag === undefined) return markdown.children(node)
    const component = isComponent(written)
    const image = component ? componentOf(written, this.#scope.imports, this.#file.components) : undefined
    const { start } = rangeOf(node)
    const range = { start, end: tag.end }
    const prop = image !== undefined && image.alt !== 'alt' ? { name: image.alt } : {}
    const depth = this.#tree.openNames.length
    this.#tree.open({
      name: component ? neutralName(written, image) : written,
      component: component ? { name: written } : undefined,
      attributes: [
        ...tag.placed.flatMap((it) => this.#attribute(it, component, image)),
        ...impliedAttributes(image, range),
      ],
      spreads: tag.placed.flatMap(({ attribute, start: at }) => (attribute.name === undefined ? [at] : [])),
      range,
      slot: { kind: 'attribute', at: start + 1 + written.length, syntax: mdx.syntax, ...prop },
    })
    for (const { attribute } of tag.placed) this.#inside(attribute)
    markdown.children(node)
    this.#tree.closeTo(depth)
  }

  #attribute(placed: PlacedAttribute, component: boolean, image: ImageComponent | undefined): Attribute[] {
    const { attribute, start, end } = placed
    if (attribute.name === undefined) return []
    const name = component ? propName(attribute.name, image) : attribute.name.toLowerCase()
    return [{ name, value: this.#value(attribute, name), range: { start, end } }]
  }

  #value(attribute: MdxAttribute, name: string): Attribute['value'] {
    if (attribute.value === null) return mdx.bare(name)
    if (typeof attribute.value === 'string') return { kind: 'text', value: attribute.value }
    const code = this.#code.get(attribute)
    if (code === undefined) return { kind: 'nothing' }
    const value = evaluate(code.node, this.#scope, code.source)
    return value.kind === 'bare' ? mdx.bare(name) : value
  }

  /** JSX that an attribute holds belongs to the element. */
  #inside(attribute: MdxAttribute): void {
    const code = this.#code.get(attribute)
    if (code !== undefined) this.#jsx(code).find(code.node)
  }

  #jsx({ source, at }: PlacedCode): JsxReader {
    return new JsxReader(
      { source, at, scope: this.#scope, components: this.#file.components, dialect: mdx },
      this.#tree,
    )
  }
}

function rangeOf({ position }: MarkdownNode): { start: number } {
  return { start: position.start.offset }
}

function isElement({ type }: MarkdownNode): boolean {
  return type === 'mdxJsxFlowElement' || type === 'mdxJsxTextElement'
}

function isExpression({ type }: MarkdownNode): boolean {
  return type === 'mdxFlowExpression' || type === 'mdxTextExpression'
}
