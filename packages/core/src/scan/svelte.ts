import type { Scanner } from './scanner.ts'
import { messageOf } from '../error.ts'
import { loadCompiler } from './shared/compiler.ts'
import type { Peer } from './shared/compiler.ts'
import { shallow, unreadable } from './shared/guard.ts'
import type { SyntaxNode } from './shared/script.ts'
import { guardSvelte } from './shared/svelte-depth.ts'
import { SvelteReader } from './shared/svelte-reader.ts'
import { scopeOfSvelte } from './shared/svelte-scope.ts'
import { TreeBuilder } from './shared/tree.ts'

/** As much of `svelte/compiler` as is used here. */
interface SvelteCompiler {
  parse(source: string, options: { modern: true }): SyntaxNode
}

const peer: Peer<SvelteCompiler> = {
  name: 'svelte',
  major: 5,
  load: (require) => require('svelte/compiler') as SvelteCompiler,
}

/** Svelte components. */
export const svelte: Scanner = {
  read(text, { path, components, from }) {
    const compiler = loadCompiler(peer, from, path)
    guardSvelte(text, path)
    const tree = new TreeBuilder(path)
    shallow({ path, text }, 250, () => {
      const root = parse(compiler, text, path)
      new SvelteReader({ text, scope: scopeOfSvelte(root, text), components }, tree).fragment(
        root.fragment as SyntaxNode,
      )
    })
    return tree.finish()
  },
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
