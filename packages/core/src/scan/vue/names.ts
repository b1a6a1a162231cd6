import type { VueNode } from './reader.ts'

const word = /[A-Za-z_$][\w$]*/g

/** Names that a template binds itself, by `v-for` and slot props: they hide those of the script. */
export function boundNames(nodes: readonly VueNode[]): Set<string> {
  const names = new Set<string>()
  const pending = [...nodes]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const prop of node.props ?? []) {
      const text = prop.exp?.content ?? prop.exp?.loc.source ?? ''
      // Every word of a pattern counts, defaults too: one too many makes a value unknown, not wrong.
      if (prop.name === 'for') addWords(names, text.split(/\s(?:in|of)\s/)[0] ?? '')
      else if (prop.name === 'slot') addWords(names, text)
    }
    for (const child of node.children ?? []) pending.push(child)
  }
  return names
}

function addWords(names: Set<string>, text: string): void {
  for (const [name] of text.matchAll(word)) names.add(name)
}
