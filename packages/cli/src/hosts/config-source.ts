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

  /** Whether it is CommonJS: it assigns `module.exports`, and neither imports nor exports. */
  get isCommonJs(): boolean {
    return this.#body.every(({ type }) => !/^(?:Import|Export)/.test(type)) && this.#assigned !== undefined
  }

  /** What it exports by itself, as it is written there. */
  get exported(): Node | undefined {
    const exported = this.#body.find(({ type }) => type === 'ExportDefaultDeclaration')
    return exported === undefined ? this.#assigned : (exported['declaration'] as Node)
  }

  /** The object that it exports: by itself, through a call, a function or a constant. */
  get object(): Node | undefined {
    return this.#objectIn(this.exported)
  }

  /** The function that it exports, by itself or through a constant. */
  get function(): Node | undefined {
    const exported = this.exported
    const made = exported?.type === 'Identifier' ? this.constant(exported['name'] as string) : exported
    return made !== undefined && /Function(?:Expression|Declaration)$/.test(made.type) ? made : undefined
  }

  /** Right of the last `module.exports =`. */
  get #assigned(): Node | undefined {
    const values = this.#body.flatMap(({ expression }) => {
      const { type, left, right } = (expression ?? {}) as Node
      if (type !== 'AssignmentExpression') return []
      const { start, end } = left as Node
      return this.source.slice(start, end) === 'module.exports' ? [right as Node] : []
    })
    return values.at(-1)
  }

  /** A literal text below the exported object, or below a constant of its. */
  text(path: readonly string[], constant?: string): string | undefined {
    return textOf(this.#at(path, constant))
  }

  /** The literal texts of a list below the exported object. */
  texts(path: readonly string[]): readonly string[] | undefined {
    const value = this.#at(path)
    return value?.type === 'ArrayExpression' ? textsOf(value) : undefined
  }

  /** Lists of literal texts, by their names, in an object below the exported one. */
  lists(path: readonly string[]): (readonly [string, readonly string[]])[] {
    const value = this.#at(path)
    if (value?.type !== 'ObjectExpression') return []
    return (value['properties'] as Node[]).flatMap((property) => {
      const list = property['value'] as Node | undefined
      const name = nameOf(property)
      if (name === undefined || list?.type !== 'ArrayExpression') return []
      return [[name, textsOf(list)]]
    })
  }

  /** Paths by their names, in an object below the exported one: literal, or made of one literal by calls. */
  paths(path: readonly string[]): Record<string, string> {
    const value = this.#at(path)
    const found = pairsIn(value).flatMap(([name, it]) => {
      const target = pathOf(it)
      return name === undefined || target === undefined ? [] : [[name, target] as const]
    })
    return Object.fromEntries(found)
  }

  /** What a function or a method is given wherever it is called: `made(a)`, `it.addPlugin(a)`. */
  calls(called: string): readonly (readonly Node[])[] {
    const found: (readonly Node[])[] = []
    const walk = (node: unknown): void => {
      if (node === null || typeof node !== 'object') return
      const { type, callee } = node as Partial<Node>
      const name = type === 'CallExpression' ? (((callee as Node)['property'] ?? callee) as Node)['name'] : undefined
      if (name === called) found.push((node as Node)['arguments'] as Node[])
      for (const part of Object.values(node)) walk(part)
    }
    walk(this.#body)
    return found
  }

  #at(path: readonly string[], constant?: string): Node | undefined {
    return path.reduce<Node | undefined>(
      (node, name) => (node === undefined ? undefined : propertyOf(node, name)),
      constant === undefined ? this.object : this.#objectIn(this.constant(constant)),
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
        return this.#objectIn(this.constant(node['name'] as string), hops + 1)
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

  /** A constant of its, or a function, by name. */
  constant(name: string): Node | undefined {
    const statements = this.#body.map((it) => (it.type === 'ExportNamedDeclaration' ? (it['declaration'] as Node) : it))
    const declared = statements.flatMap((it) => {
      if (it?.type === 'VariableDeclaration') return it['declarations'] as Node[]
      return it?.type === 'FunctionDeclaration' ? [{ ...it, init: it }] : []
    })
    return declared.find((it) => (it['id'] as Node)['name'] === name)?.['init'] as Node | undefined
  }
}

/** A literal text. */
export function textOf(value: Node | undefined): string | undefined {
  return value?.type === 'Literal' && typeof value['value'] === 'string' ? value['value'] : undefined
}

/** `{ '@': 'src' }`, and Vite's `[{ find: '@', replacement: 'src' }]`. */
function pairsIn(value: Node | undefined): (readonly [string | undefined, Node | undefined])[] {
  if (value?.type === 'ObjectExpression') {
    return (value['properties'] as Node[]).map((it) => [nameOf(it), it['value'] as Node | undefined])
  }
  if (value?.type !== 'ArrayExpression') return []
  return (value['elements'] as (Node | null)[]).flatMap((it) =>
    it === null ? [] : [[textOf(propertyOf(it, 'find')), propertyOf(it, 'replacement')] as const],
  )
}

/** `'src/a'`, `path.resolve(folder, 'src/a')`, `fileURLToPath(new URL('src/a', import.meta.url))`; without `./`. */
function pathOf(value: Node | undefined): string | undefined {
  if (value?.type !== 'CallExpression' && value?.type !== 'NewExpression') {
    const text = textOf(value)?.replace(/^\.\/|\/$/g, '')
    return text?.startsWith('/') ? undefined : text
  }
  const found = (value['arguments'] as Node[]).flatMap((it) => pathOf(it) ?? [])
  return found.length === 1 ? found[0] : undefined
}

function textsOf(list: Node): string[] {
  return (list['elements'] as Node[]).flatMap((it) => textOf(it) ?? [])
}

/** A property's value. */
export function propertyOf(object: Node, name: string): Node | undefined {
  if (object.type !== 'ObjectExpression') return undefined
  const property = (object['properties'] as Node[]).find((it) => nameOf(it) === name)
  return property?.['value'] as Node | undefined
}

/** The name of a property, where it is written out. */
export function nameOf(property: Node): string | undefined {
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
