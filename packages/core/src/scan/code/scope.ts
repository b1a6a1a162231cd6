import { addChildren } from './script.ts'
import type { SyntaxNode } from './script.ts'

/** What names mean. */
export interface Names<Meaning> {
  get(name: string): Meaning | undefined
  has(name: string): boolean
}

export interface Imported {
  readonly module: string
  /** Its own name there: `default`, or `*` for the whole module. */
  readonly name: string
}

/** What a module says about its names, as far as values can be told without running it. */
export interface Scope {
  readonly imports: Names<Imported>
  /** Names bound once in the whole file, by `const`, to their initialisers. */
  readonly constants: Names<Constant>
}

export interface Constant {
  readonly node: SyntaxNode
  /** The text that the node's offsets count in. */
  readonly source: string
}

/** A program or an expression, and the text that its offsets count in. */
export interface Code {
  readonly node: SyntaxNode
  readonly source: string
}

export interface ScopeOptions {
  /** Constants inside functions do not count: a template's names may come from elsewhere. @default false */
  readonly topLevel?: boolean | undefined
  /** Names that markup binds: loop variables, slot props. */
  readonly bound?: Iterable<string> | undefined
}

export const emptyScope: Scope = { imports: new Map(), constants: new Map() }

/** One walk over all code of a file: imports, and constants that nothing shadows. */
export function scopeOf(code: readonly Code[], options: ScopeOptions = {}): Scope {
  const imports = new Map<string, Imported>()
  const constants = new Map<string, Constant>()
  const bound = new Map<string, number>()
  const bind = (name: string) => bound.set(name, (bound.get(name) ?? 0) + 1)
  for (const name of options.bound ?? []) bind(name)

  for (const { node: root, source } of code) {
    for (const node of walk(root)) {
      if (node.type === 'ImportDeclaration') readImport(node, imports)
      if (node.type === 'VariableDeclaration' && options.topLevel !== true) readConstants(node, source, constants)
      for (const pattern of patternsOf(node)) for (const name of namesIn(pattern)) bind(name)
    }
    if (options.topLevel === true) for (const node of declarationsOf(root)) readConstants(node, source, constants)
  }

  for (const name of constants.keys()) if (bound.get(name) !== 1) constants.delete(name)
  for (const name of imports.keys()) if (bound.has(name)) imports.delete(name)
  return { imports, constants }
}

/** Every node of the code, in no order that matters: a long sum is deeper than the call stack. */
function* walk(root: SyntaxNode): Generator<SyntaxNode> {
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    // The variables of a `<script>` in an Astro page live in the browser.
    if (node.type === 'AstroScript') continue
    yield node
    addChildren(node, pending)
  }
}

/** The variables that a program declares at its top. */
function declarationsOf(program: SyntaxNode): SyntaxNode[] {
  const body = Array.isArray(program.body) ? (program.body as SyntaxNode[]) : []
  return body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? (node.declaration as SyntaxNode | null) : node))
    .filter((node): node is SyntaxNode => node?.type === 'VariableDeclaration')
}

function readImport(node: SyntaxNode, imports: Map<string, Imported>): void {
  const module = (node.source as SyntaxNode).value as string
  for (const specifier of node.specifiers as SyntaxNode[]) {
    const local = (specifier.local as SyntaxNode).name as string
    const imported = specifier.imported as SyntaxNode | undefined
    const name =
      specifier.type === 'ImportDefaultSpecifier' ? 'default' : ((imported?.name ?? imported?.value ?? '*') as string)
    imports.set(local, { module, name })
  }
}

function readConstants(node: SyntaxNode, source: string, constants: Map<string, Constant>): void {
  if (node.kind !== 'const') return
  for (const declarator of node.declarations as SyntaxNode[]) {
    const id = declarator.id as SyntaxNode
    if (id.type === 'Identifier' && declarator.init !== null && declarator.init !== undefined)
      constants.set(id.name as string, { node: declarator.init as SyntaxNode, source })
  }
}

/** The binding patterns that a node introduces. Assignments count: what is assigned to is not constant. */
function patternsOf(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id as SyntaxNode]
    case 'AssignmentExpression':
      return [node.left as SyntaxNode]
    case 'UpdateExpression':
      return [node.argument as SyntaxNode]
    case 'FunctionDeclaration':
    case 'FunctionExpression':
    case 'ArrowFunctionExpression':
      return [...(node.id ? [node.id as SyntaxNode] : []), ...(node.params as SyntaxNode[])]
    case 'ClassDeclaration':
      return node.id ? [node.id as SyntaxNode] : []
    case 'CatchClause':
      return node.param ? [node.param as SyntaxNode] : []
    default:
      return []
  }
}

/** The names that a pattern binds. */
export function namesIn(pattern: SyntaxNode): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name as string]
    case 'ObjectPattern':
      return (pattern.properties as SyntaxNode[]).flatMap((it) => namesIn((it.value ?? it.argument) as SyntaxNode))
    case 'ArrayPattern':
      return (pattern.elements as (SyntaxNode | null)[]).flatMap((it) => (it === null ? [] : namesIn(it)))
    case 'AssignmentPattern':
      return namesIn(pattern.left as SyntaxNode)
    case 'RestElement':
      return namesIn(pattern.argument as SyntaxNode)
    case 'FormalParameter':
    case 'TSParameterProperty':
      return namesIn((pattern.pattern ?? pattern.parameter) as SyntaxNode)
    default:
      return []
  }
}
