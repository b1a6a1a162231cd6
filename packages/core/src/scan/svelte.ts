import { holdsComponents } from './sift/hints.ts'
import type { Scanner } from './scanner.ts'
import { mayCallBasePath } from './code/base-path.ts'
import { loadCompiler } from './shared/compiler.ts'
import type { Peer } from './shared/compiler.ts'
import { shallow } from './shared/guard.ts'
import { lateScope } from './code/late-scope.ts'
import { scopeOf } from './code/scope.ts'
import { readComponent } from './svelte/component.ts'
import type { SvelteCompiler } from './svelte/component.ts'
import { boundNames } from './svelte/names.ts'
import { SvelteReader } from './svelte/reader.ts'
import { TreeBuilder } from './shared/tree.ts'

const peer: Peer<SvelteCompiler> = {
  name: 'svelte',
  major: 5,
  load: (require) => require('svelte/compiler') as SvelteCompiler,
}

/** Svelte components. */
export const svelte: Scanner = {
  read(text, { path, components, from }) {
    const compiler = loadCompiler(peer, from, path)
    const tree = new TreeBuilder(path)
    shallow({ path, text }, 250, () => {
      const { fragment, scripts } = readComponent(compiler, text, path)
      const scope = lateScope(text, () => scopeOf(scripts(), { topLevel: true, bound: boundNames(fragment) }))
      const asks = { mayHoldComponents: holdsComponents(text, components), mayCallBasePath: mayCallBasePath(text) }
      new SvelteReader({ text, scope, components, ...asks }, tree).fragment(fragment)
    })
    return tree.finish()
  },
}
