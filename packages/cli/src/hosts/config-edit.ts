import { insert } from './insert.ts'
import type { Insertion } from './insert.ts'
import { propertyOf } from './config-source.ts'
import type { ConfigSource, Node } from './config-source.ts'
import type { SetUp } from './host.ts'

/**
 * A config with the plugin in it. Nothing else of it changes.
 * @returns `undefined` where its shape is not plain enough to be sure
 */
export function withPlugin(source: ConfigSource, { from, list, entry }: SetUp): string | undefined {
  const { object, source: text } = source
  const into = object === undefined ? undefined : listed(object, list, entry, text)
  if (into === undefined) return undefined
  return insert(text, from === undefined ? [into] : [into, imported(source, from)])
}

/** The lines of a set-up, for people to put in. */
export function linesOf({ from, list, entry }: SetUp): string[] {
  const property = list
    .toReversed()
    .reduce((value, name, index) => `${name}: ${index === 0 ? value : `{ ${value} }`}`, `[${entry}]`)
  return [...(from === undefined ? [] : [`import altText from '${from}'`]), `export default { ${property} }`]
}

function listed(
  object: Node,
  [name = '', ...rest]: readonly string[],
  entry: string,
  text: string,
): Insertion | undefined {
  // What is spread into an object may hold the same property.
  const value = propertyOf(object, name)
  if (value === undefined) {
    const last = rest.length === 0 ? `[${entry}]` : rest.reduceRight((inner, it) => `{ ${it}: ${inner} }`, `[${entry}]`)
    return first(object, (object['properties'] as Node[])[0], `${name}: ${last}`, text)
  }
  if (rest.length > 0) return value.type === 'ObjectExpression' ? listed(value, rest, entry, text) : undefined
  return value.type === 'ArrayExpression' ? first(value, (value['elements'] as Node[])[0], entry, text) : undefined
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

/** After the last import, in the file's own manner. */
function imported({ source, body }: ConfigSource, from: string): Insertion {
  const last = body.findLast(({ type }) => type === 'ImportDeclaration')
  const written = last === undefined ? '' : source.slice(last.start, last.end)
  const quote = written.includes('"') ? '"' : "'"
  const line = `import altText from ${quote}${from}${quote}${written.endsWith(';') ? ';' : ''}`
  const end = source.includes('\r\n') ? '\r\n' : '\n'
  if (last !== undefined) return { at: last.end, text: `${end}${line}` }
  return { at: body[0]?.start ?? 0, text: `${line}${end}${end}` }
}
