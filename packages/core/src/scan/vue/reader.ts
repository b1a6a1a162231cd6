import type { ComponentTable, ImageComponent } from '../../component-table.ts'
import type { Attribute, Value } from '../../markup.ts'
import { autoImported, componentOf, impliedAttributes, neutralName, ownValue, propName } from '../shared/components.ts'
import { evaluate } from '../code/evaluate.ts'
import { asksRunTime, parseExpression } from '../code/expression.ts'
import { LateAttribute } from '../shared/late-attribute.ts'
import type { Scope } from '../code/scope.ts'
import type { TreeBuilder } from '../shared/tree.ts'

interface Spot {
  readonly start: { readonly offset: number }
  readonly end: { readonly offset: number }
  readonly source?: string
}

interface VueExpression {
  readonly content?: string
  readonly isStatic?: boolean
  readonly loc: Spot
}

/** An attribute, or a directive with its expression. */
export interface VueProp {
  readonly type: number
  readonly name: string
  readonly loc: Spot
  readonly value?: { readonly content: string } | undefined
  readonly arg?: VueExpression | undefined
  readonly exp?: VueExpression | undefined
}

/** A node of the template's tree, as far as it is read here. */
export interface VueNode {
  readonly type: number
  readonly loc: Spot
  readonly tag?: string
  readonly props?: readonly VueProp[]
  readonly content?: string | { readonly content?: string; readonly loc: Spot }
  readonly children?: readonly VueNode[]
}

/** Of `NodeTypes` in @vue/compiler-core. */
const types = { element: 1, text: 2, comment: 3, interpolation: 5, attribute: 6 } as const

export interface VueTemplate {
  /** What was parsed. */
  readonly source: string
  readonly scope: Scope
  readonly components: ComponentTable
  /** Whether the file names any of them, or a module of one that is known. */
  readonly mayHoldComponents: boolean
  /** Whether it may import what puts a base path before addresses. */
  readonly mayCallBasePath: boolean
  /** Added to every offset. */
  readonly base: number
}

/** Turns a Vue template into the neutral tree. */
export class VueReader {
  readonly #template: VueTemplate
  readonly #tree: TreeBuilder

  constructor(template: VueTemplate, tree: TreeBuilder) {
    this.#template = template
    this.#tree = tree
  }

  read(nodes: readonly VueNode[]): void {
    for (const node of nodes) this.#node(node)
  }

  #node(node: VueNode): void {
    const start = node.loc.start.offset + this.#template.base
    const content = typeof node.content === 'string' ? node.content : (node.content?.content ?? '')
    if (node.type === types.element) this.#element(node, start)
    else if (node.type === types.text) this.#tree.text(content, start)
    else if (node.type === types.comment) this.#tree.comment(content, start)
    else if (node.type === types.interpolation) this.#interpolation(content, start)
  }

  #interpolation(content: string, start: number): void {
    const { mayCallBasePath } = this.#template
    if (!mayCallBasePath && asksRunTime(content)) return this.#tree.expression(content, start)
    const value = this.#evaluate(content)
    if (value.kind === 'text') this.#tree.text(value.value, start)
    else this.#tree.expression(content, start)
  }

  #element(node: VueNode, start: number): void {
    const written = node.tag as string
    const tag = written === 'component' ? (staticIs(node) ?? written) : written
    const component = isComponent(tag)
    const image = component ? this.#imageOf(tag) : undefined
    const range = { start, end: this.#endOfTag(node) }
    const { attributes, spreads } = this.#attributes(node.props ?? [], component, image)
    const prop = image !== undefined && image.alt !== 'alt' ? { name: image.alt } : {}
    this.#tree.open({
      name: component ? neutralName(tag, image) : tag,
      component: component ? { name: tag } : undefined,
      attributes: [...attributes, ...impliedAttributes(image, range)],
      spreads,
      range,
      slot: { kind: 'attribute', at: start + 1 + written.length, syntax: 'vue', ...prop },
    })
    this.read(node.children ?? [])
    this.#tree.close()
  }

  /** The tree has the whole element only: its tag ends at the first `>` after the last attribute. */
  #endOfTag({ loc, tag = '', props = [] }: VueNode): number {
    const { source, base } = this.#template
    const last = props.reduce((end, prop) => Math.max(end, prop.loc.end.offset), loc.start.offset + 1 + tag.length)
    const end = source.indexOf('>', last)
    return (end === -1 ? loc.end.offset : end + 1) + base
  }

  #imageOf(tag: string): ImageComponent | undefined {
    const { components, scope, mayHoldComponents } = this.#template
    const names = spellings(tag)
    const auto = ownValue(autoImported, names[1] as string)
    if (auto === undefined && !mayHoldComponents) return undefined
    const { imports } = scope
    for (const name of names) {
      const image = componentOf(name, imports, components)
      if (image !== undefined) return image
    }
    return names.some((name) => imports.has(name)) ? undefined : auto
  }

  #attributes(
    props: readonly VueProp[],
    component: boolean,
    image: ImageComponent | undefined,
  ): { attributes: Attribute[]; spreads: number[] } {
    const { base } = this.#template
    const attributes: Attribute[] = []
    const spreads: number[] = []
    for (const prop of props) {
      const range = { start: prop.loc.start.offset + base, end: prop.loc.end.offset + base }
      const written = nameOf(prop)
      if (written === undefined) continue
      if (written === '') spreads.push(range.start)
      else
        attributes.push(new LateAttribute(neutral(written, component, image), range, () => this.#value(prop, written)))
    }
    return { attributes, spreads }
  }

  #value(prop: VueProp, name: string): Value {
    if (prop.type === types.attribute)
      return prop.value === undefined ? { kind: 'bare' } : { kind: 'text', value: prop.value.content }
    // Since Vue 3.4, `:alt` alone is `:alt="alt"`.
    return this.#evaluate(prop.exp?.content ?? prop.exp?.loc.source ?? camelCase(name))
  }

  #evaluate(text: string): Value {
    const expression = parseExpression(text, 'ts')
    if (expression === undefined) return { kind: 'dynamic', text }
    return evaluate(expression.node, this.#template.scope, expression.source)
  }
}

/** `<component is="img">` is an `<img>`. */
function staticIs(node: VueNode): string | undefined {
  const is = node.props?.find((prop) => nameOf(prop) === 'is')
  if (is?.type === types.attribute) return is.value?.content
  return /^\s*(['"`])([\w-]+)\1\s*$/.exec(is?.exp?.content ?? '')?.[2]
}

/** The attribute that a prop sets; `''` where it may set any, `undefined` where it sets none. */
function nameOf(prop: VueProp): string | undefined {
  if (prop.type === types.attribute) return prop.name
  if (prop.name !== 'bind') return undefined
  return prop.arg?.isStatic === true ? (prop.arg.content ?? '') : ''
}

function neutral(written: string, component: boolean, image: ImageComponent | undefined): string {
  if (!component) return written.toLowerCase()
  if (written.startsWith('aria-')) return written.toLowerCase()
  const camel = camelCase(written)
  return image === undefined ? written : propName(camel === image.src || camel === image.alt ? camel : written, image)
}

function isComponent(tag: string): boolean {
  return /^[A-Z]|[-.]/.test(tag)
}

/** A template may write a component's name in three ways. */
function spellings(tag: string): string[] {
  const camel = camelCase(tag)
  return [tag, camel.charAt(0).toUpperCase() + camel.slice(1), camel]
}

function camelCase(name: string): string {
  return name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}
