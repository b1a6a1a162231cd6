import { insert } from './insert.ts'
import type { Insertion } from './insert.ts'
import type { ConfigSource, Node } from './config-source.ts'
import type { SetUp } from './host.ts'
import { listed } from './list-edit.ts'

/**
 * A config with the plugin in it. Nothing else of it changes.
 * @returns `undefined` where its shape is not plain enough to be sure
 */
export function withPlugin(source: ConfigSource, setUp: SetUp): string | undefined {
  const made = edits(source, setUp)
  if (made === undefined) return undefined
  return insert(source.source, setUp.from === undefined ? made : [...made, imported(source, setUp)])
}

/** The lines of a set-up, for people to put in. */
export function linesOf(setUp: SetUp, isCommonJs: boolean): string[] {
  const head = setUp.from === undefined ? [] : [importOf(setUp, `'${setUp.from}'`, isCommonJs)]
  return [...head, `${isCommonJs ? 'module.exports =' : 'export default'} ${valueOf(setUp)}`]
}

function valueOf(setUp: SetUp): string {
  switch (setUp.into) {
    case 'export':
      return `${nameIn(setUp)}(config)`
    case 'function':
      return `(config) => config.${setUp.method}(${nameIn(setUp)})`
    default: {
      const { list, entry } = setUp
      const property = list
        .toReversed()
        .reduce((value, name, index) => `${name}: ${index === 0 ? value : `{ ${value} }`}`, `[${entry}]`)
      return `{ ${property} }`
    }
  }
}

function importOf(setUp: SetUp, from: string, isCommonJs: boolean): string {
  const name = nameIn(setUp)
  return isCommonJs ? `const ${name} = require(${from})` : `import ${name} from ${from}`
}

function nameIn({ into }: SetUp): string {
  return into === 'export' ? 'withAltText' : 'altText'
}

function edits(source: ConfigSource, setUp: SetUp): Insertion[] | undefined {
  switch (setUp.into) {
    case 'export':
      return source.exported && wrapped(source.exported, nameIn(setUp))
    case 'function':
      return source.function && called(source, source.function, setUp.method)
    default: {
      const into = source.object && listed(source.object, setUp, source)
      return into && [into]
    }
  }
}

function wrapped({ type, start, end }: Node, name: string): Insertion[] | undefined {
  // A declaration is no expression: it has its name from `export default` alone.
  if (type.endsWith('Declaration')) return undefined
  return [
    { at: start, text: `${name}(` },
    { at: end, text: ')' },
  ]
}

/** As the first statement, on what the function is given. */
function called({ source }: ConfigSource, made: Node, method: string): Insertion[] | undefined {
  const [given] = (made['params'] ?? []) as Node[]
  const body = made['body'] as Node
  if (given?.type !== 'Identifier' || body.type !== 'BlockStatement') return undefined
  const first = (body['body'] as Node[])[0]
  const at = body.start + 1
  const indent = /^[^\S\r\n]*(\r?\n[ \t]*)/.exec(source.slice(at, first?.start ?? body.end))?.[1]
  const end = source.slice(first?.start, first?.end).endsWith(';') ? ';' : ''
  const line = `${given['name'] as string}.${method}(altText)${end}`
  return [{ at, text: indent === undefined ? ` ${line}${end === '' ? ';' : ''}` : `${indent}${line}` }]
}

/** After the last import, in the file's own manner. */
function imported({ source, body, isCommonJs }: ConfigSource, setUp: SetUp): Insertion {
  const last = body.findLast((it) => (isCommonJs ? isRequire(it, source) : it.type === 'ImportDeclaration'))
  const { start = 0, end = 0 } = last ?? body[0] ?? {}
  const written = source.slice(start, end)
  const quote = /^[^']*"/s.test(written) ? '"' : "'"
  const line = `${importOf(setUp, `${quote}${setUp.from}${quote}`, isCommonJs)}${written.endsWith(';') ? ';' : ''}`
  const gap = source.includes('\r\n') ? '\r\n' : '\n'
  if (last !== undefined) return { at: end, text: `${gap}${line}` }
  // A comment on types belongs to what follows it.
  const at = /\/\*\*(?:(?!\*\/).)*\*\/\s*$/s.exec(source.slice(0, start))?.index ?? start
  return { at, text: `${line}${gap}${gap}` }
}

function isRequire({ type, start, end }: Node, source: string): boolean {
  return type === 'VariableDeclaration' && /\brequire\(/.test(source.slice(start, end))
}
