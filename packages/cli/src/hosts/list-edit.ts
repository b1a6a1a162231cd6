import { propertyOf } from './config-source.ts'
import type { ConfigSource, Node } from './config-source.ts'
import type { InList } from './host.ts'
import type { Insertion } from './insert.ts'

/** Puts an entry into the list that a path of properties leads to; `undefined` where something else stands there. */
export function listed(
  object: Node,
  { list: [name = '', ...rest], entry }: Pick<InList, 'list' | 'entry'>,
  source: Pick<ConfigSource, 'source' | 'constant'>,
): Insertion | undefined {
  const text = source.source
  // What is spread into an object may hold the same property.
  const value = propertyOf(object, name)
  if (value === undefined) {
    const last = rest.length === 0 ? `[${entry}]` : rest.reduceRight((inner, it) => `{ ${it}: ${inner} }`, `[${entry}]`)
    return first(object, (object['properties'] as Node[])[0], `${name}: ${last}`, text)
  }
  if (rest.length > 0)
    return value.type === 'ObjectExpression' ? listed(value, { list: rest, entry }, source) : undefined
  const found = value.type === 'Identifier' ? source.constant(value['name'] as string) : value
  return found?.type === 'ArrayExpression' ? first(found, (found['elements'] as Node[])[0], entry, text) : undefined
}

/** In front of the first in an object or a list, on a line of its own where that one has one. */
function first(holder: Node, before: Node | undefined, piece: string, text: string): Insertion {
  const at = holder.start + 1
  if (before === undefined) return { at, text: holder.type === 'ObjectExpression' ? ` ${piece} ` : piece }
  const gap = text.slice(at, before.start)
  const indent = /\r?\n[ \t]*$/.exec(gap)?.[0]
  if (indent === undefined) return { at: before.start, text: `${piece}, ` }
  return { at: before.start, text: `${piece},${indent}` }
}
