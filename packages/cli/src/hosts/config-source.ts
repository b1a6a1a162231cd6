import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseSync } from 'oxc-parser'

/** A node of ESTree, as far as configs are concerned. */
export interface Node {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** A host's config, read as text: its plugins need not be there, and nothing runs. */
export class ConfigSource {
  readonly source: string
  readonly #body: readonly Node[]

  constructor(text: string, program: unknown) {
    this.source = text
    this.#body = (program as { body: readonly Node[] }).body
  }

  /** Its statements. */
  get body(): readonly Node[] {
    return this.#body
  }

  /** The object that it exports: by itself, through a call, a function or a constant. */
  get object(): Node | undefined {
    const exported = this.#body.find(({ type }) => type === 'ExportDefaultDeclaration')
    return exported === undefined ? undefined : this.#objectIn(exported['declaration'] as Node)
  }

  /** A literal text below the exported object. */
  text(path: readonly string[]): string | undefined {
    const value = this.#at(path)
    return value?.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
  }

  /** Lists of literal texts, by their names, in an object below the exported one. */
  lists(path: readonly string[]): (readonly [string, readonly string[]])[] {
    const value = this.#at(path)
    if (value?.type !== 'ObjectExpression') return []
    return (value['properties'] as Node[]).flatMap((property) => {
      const list = property['value'] as Node | undefined
      const name = nameOf(property)
      if (name === undefined || list?.type !== 'ArrayExpression') return []
      return [
        [name, (list['elements'] as Node[]).flatMap((it) => (typeof it['value'] === 'string' ? it['value'] : []))],
      ]
    })
  }

  #at(path: readonly string[]): Node | undefined {
    return path.reduce<Node | undefined>(
      (node, name) => (node === undefined ? undefined : propertyOf(node, name)),
      this.object,
    )
  }

  #objectIn(node: Node | null | undefined, hops = 0): Node | undefined {
    if (node == null || hops > 10) return undefined
    switch (node.type) {
      case 'ObjectExpression':
        return node
      case 'CallExpression':
        return this.#objectIn((node['arguments'] as Node[])[0], hops + 1)
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
      case 'FunctionDeclaration':
        return this.#objectIn(returnedBy(node), hops + 1)
      case 'Identifier':
        return this.#objectIn(this.#constant(node['name'] as string), hops + 1)
      case 'AwaitExpression':
        return this.#objectIn(node['argument'] as Node, hops + 1)
      case 'ParenthesizedExpression':
      case 'TSSatisfiesExpression':
      case 'TSAsExpression':
        return this.#objectIn(node['expression'] as Node, hops + 1)
      default:
        return undefined
    }
  }

  #constant(name: string): Node | undefined {
    const declared = this.#body.flatMap((it) =>
      it.type === 'VariableDeclaration' ? (it['declarations'] as Node[]) : [],
    )
    return declared.find((it) => (it['id'] as Node)['name'] === name)?.['init'] as Node | undefined
  }
}

/** A property's value. */
export function propertyOf(object: Node, name: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined
  const property = (object['properties'] as Node[]).find((it) => nameOf(it) === name)
  return property?.['value'] as Node | undefined
}

function nameOf(property: Node): string | undefined {
  const key = property['key'] as Node | undefined
  if (key === undefined || property['computed'] === true) return undefined
  return (key['name'] ?? key['value']) as string | undefined
}

/** What a function returns, where that is plain: one expression, or one `return` at its end. */
function returnedBy(node: Node): Node | undefined {
  const body = node['body'] as Node
  if (body.type !== 'BlockStatement') return body
  const last = (body['body'] as Node[]).at(-1)
  return last?.type === 'ReturnStatement' ? (last['argument'] as Node) : undefined
}

/** `undefined` where it is no module that can be read. */
export function readConfig(folder: string, path: string): ConfigSource | undefined {
  const text = readFileSync(join(folder, path), 'utf8')
  const { program, errors } = parseSync(path, text)
  return errors.length > 0 ? undefined : new ConfigSource(text, program)
}
