import type { VueNode, VueProp } from './reader.ts'

/** The blocks of a component that tell about its images, as `vue/compiler-sfc` describes them. */
export interface Descriptor {
  readonly template: Template | null
  readonly script: Block | null
  readonly scriptSetup: Block | null
}

export interface Block {
  readonly content: string
  readonly lang?: string | undefined
  readonly src?: string | undefined
  readonly loc: Inside
}

interface Template extends Block {
  readonly ast?: { readonly children: readonly VueNode[] } | undefined
}

interface Inside {
  readonly start: { readonly offset: number }
  readonly end: { readonly offset: number }
}

/** An element that stands in no other. */
interface Outermost extends VueNode {
  readonly tag: string
  readonly props: readonly VueProp[]
  readonly children: readonly VueNode[]
  readonly innerLoc: Inside
}

export const noBlocks: Descriptor = { template: null, script: null, scriptSetup: null }

/** Of `NodeTypes` in @vue/compiler-core. */
const attribute = 6

/**
 * Describes a component of the usual shape by the outermost nodes of its tree.
 * @returns `undefined` where Vue may refuse it: blocks are missing, there twice, elsewhere, or written as they once were
 */
export function describe(nodes: readonly VueNode[], source: string): Descriptor | undefined {
  const outermost = nodes.filter(isOutermost)
  const templates = outermost.filter(({ tag }) => tag === 'template')
  const scripts = outermost.filter(({ tag }) => tag === 'script')
  const [plain, setup] = [scripts.filter((node) => !has(node, 'setup')), scripts.filter((node) => has(node, 'setup'))]
  const isRefused =
    templates.length + scripts.length === 0 ||
    Math.max(templates.length, plain.length, setup.length) > 1 ||
    (setup.length > 0 && scripts.some((node) => has(node, 'src'))) ||
    templates.some((node) => has(node, 'functional')) ||
    outermost.some((node) => node.tag === 'style' && has(node, 'vars'))
  if (isRefused) return undefined
  const [template] = templates
  return {
    template: template === undefined ? null : templateOf(template, source),
    script: plain[0] === undefined ? null : blockOf(plain[0], source),
    scriptSetup: setup[0] === undefined ? null : blockOf(setup[0], source),
  }
}

function isOutermost(node: VueNode): node is Outermost {
  return 'innerLoc' in node
}

function has(node: Outermost, name: string): boolean {
  return attributeOf(node, name) !== undefined
}

function attributeOf({ props }: Outermost, name: string): VueProp | undefined {
  return props.find((prop) => prop.type === attribute && prop.name === name)
}

function templateOf(node: Outermost, source: string): Template {
  const block = blockOf(node, source)
  return block.src === undefined ? { ...block, ast: node } : block
}

function blockOf(node: Outermost, source: string): Block {
  const { start, end } = node.innerLoc
  return {
    content: source.slice(start.offset, end.offset),
    lang: attributeOf(node, 'lang')?.value?.content,
    src: attributeOf(node, 'src')?.value?.content,
    loc: node.innerLoc,
  }
}
