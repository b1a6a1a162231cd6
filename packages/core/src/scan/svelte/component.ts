import { messageOf } from '../../error.ts'
import { unreadable } from '../shared/guard.ts'
import type { Code } from '../code/scope.ts'
import { parseScript } from '../code/script.ts'
import type { SyntaxNode } from '../code/script.ts'
import { guardDepth } from './depth.ts'
import { guardTags } from '../shared/tag-depth.ts'
import type { RawText } from '../shared/tag-depth.ts'

/** As much of `svelte/compiler` as is used here. */
export interface SvelteCompiler {
  parse(source: string, options: { modern: true }): SyntaxNode
}

export interface SvelteComponent {
  /** The markup. */
  readonly fragment: SyntaxNode
  /** Parsed when they are asked for. */
  readonly scripts: () => Code[]
}

/**
 * Svelte spends most of its time on scripts and styles, of which only some scripts matter here, and styles may be no CSS
 * before a preprocessor has seen them. So it is given the component with spaces in their place, and the component itself
 * where it takes something else for a script or a style, or refuses what it is given.
 * @throws AltTextError
 */
export function readComponent(compiler: SvelteCompiler, text: string, path: string): SvelteComponent {
  const blocks = guardTags(text, path, Infinity)
  const bare = blocks.length === 0 ? undefined : withoutBlocks(text, blocks)
  if (bare !== undefined) {
    guardDepth(bare, path)
    const root = tryParse(compiler, bare)
    if (root !== undefined && isMadeOf(root, blocks)) {
      return { fragment: root.fragment as SyntaxNode, scripts: () => scriptsOf(root, text, path) }
    }
  }
  guardDepth(text, path)
  const root = parse(compiler, text, path)
  const scripts = programsOf(root).map((node) => ({ node, source: text }))
  return { fragment: root.fragment as SyntaxNode, scripts: () => scripts }
}

function withoutBlocks(text: string, blocks: readonly RawText[]): string {
  let bare = ''
  let done = 0
  for (const { start, end } of blocks) {
    bare += text.slice(done, start) + ' '.repeat(end - start)
    done = end
  }
  return bare + text.slice(done)
}

function tryParse(compiler: SvelteCompiler, text: string): SyntaxNode | undefined {
  try {
    return compiler.parse(text, { modern: true })
  } catch {
    // It is given the component as it stands, and says what is wrong with that.
    return undefined
  }
}

function parse(compiler: SvelteCompiler, text: string, path: string): SyntaxNode {
  try {
    return compiler.parse(text, { modern: true })
  } catch (error) {
    if (error instanceof RangeError) throw error
    const [why = ''] = messageOf(error).split('\n')
    throw unreadable(path, text, offsetOf(error), why, error)
  }
}

/** Svelte's errors say where, as a pair of offsets. */
function offsetOf(error: unknown): number {
  const position = (error as { position?: unknown }).position
  return Array.isArray(position) && typeof position[0] === 'number' ? position[0] : 0
}

type Script = SyntaxNode & { readonly content: SyntaxNode; readonly attributes: readonly SyntaxNode[] }

function programsOf(root: SyntaxNode): SyntaxNode[] {
  return scripts(root).map(({ content }) => content)
}

function scripts(root: SyntaxNode): Script[] {
  return [root.module, root.instance].filter((it): it is Script => typeof it === 'object' && it !== null)
}

function isMadeOf(root: SyntaxNode, blocks: readonly RawText[]): boolean {
  const style = root.css as { content: RawText } | null
  const found = [...programsOf(root), ...(style === null ? [] : [style.content])]
  return (
    found.length === blocks.length &&
    blocks.every(({ start, end }) => found.some((it) => it.start === start && it.end === end))
  )
}

/** One script in TypeScript makes all of a component TypeScript. */
function scriptsOf(root: SyntaxNode, text: string, path: string): Code[] {
  const found = scripts(root)
  const typed = found.some(({ attributes }) => attributes.some(({ name }) => name === 'lang'))
  return found.map(({ content: { start, end } }) =>
    parseScript(text.slice(start, end), typed ? 'ts' : 'js', { path, text, at: start }),
  )
}
