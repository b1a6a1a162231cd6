import type { ImportTable } from './components.ts'
import { childrenOf } from './script.ts'
import type { Script, SyntaxNode } from './script.ts'

/** What a module says about its names, as far as values can be told without running it. */
export interface Scope {
  readonly imports: ImportTable
  /** Names bound once in the whole file, by `const`, to their initialisers. */
  readonly constants: ReadonlyMap<string, SyntaxNode>
}

export const emptyScope: Scope = { imports: new Map(), constants: new Map() }

/** One walk over a program: imports, and constants that nothing shadows. */
export function scopeOf(script: Script): Scope {
  const imports = new Map<string, { module: string; name: string }>()
  const constants = new Map<string, SyntaxNode>()
  const bound = new Map<string, number>()
  const bind = (name: string) => bound.set(name, (bound.get(name) ?? 0) + 1)

  const visit = (node: SyntaxNode): void => {
    if (node.type === 'ImportDeclaration') readImport(node, imports)
    if (node.type === 'VariableDeclaration' && node.kind === 'const') readConstants(node, constants)
    for (const pattern of patternsOf(node)) for (const name of namesIn(pattern)) bind(name)
    for (const child of childrenOf(node)) visit(child)
  }
  visit(script.program as unknown as SyntaxNode)

  for (const name of constants.keys()) if (bound.get(name) !== 1) constants.delete(name)
  for (const name of imports.keys()) if (bound.has(name)) imports.delete(name)
  return { imports, constants }
}

function readImport(node: SyntaxNode, imports: Map<string, { module: string; name: string }>): void {
  const module = (node.source as SyntaxNode).value as string
  for (const specifier of node.specifiers as SyntaxNode[]) {
    const local = (specifier.local as SyntaxNode).name as string
    const imported = specifier.imported as SyntaxNode | undefined
    const name =
      specifier.type === 'ImportDefaultSpecifier' ? 'default' : ((imported?.name ?? imported?.value ?? '*') as string)
    imports.set(local, { module, name })
  }
}

function readConstants(node: SyntaxNode, constants: Map<string, SyntaxNode>): void {
  for (const declarator of node.declarations as SyntaxNode[]) {
    const id = declarator.id as SyntaxNode
    if (id.type === 'Identifier' && declarator.init !== null)
      constants.set(id.name as string, declarator.init as SyntaxNode)
  }
}

/** The binding patterns that a node introduces. Assignments count: what is assigned to is not constant. */
function patternsOf(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return [node.id as SyntaxNode]
    case 'AssignmentExpression':
      return [node.left as SyntaxNode]
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

function namesIn(pattern: SyntaxNode): string[] {
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
