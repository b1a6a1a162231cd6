import { namesIn } from '../code/scope.ts'
import { addChildren } from '../code/script.ts'
import type { SyntaxNode } from '../code/script.ts'

/** Names that the markup of a component binds itself, by blocks, snippets, slot props and code: they hide those of its scripts. */
export function boundNames(fragment: SyntaxNode): string[] {
  const names: string[] = []
  const pending = [fragment]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const pattern of patternsOf(node)) names.push(...namesIn(pattern))
    if (typeof node.index === 'string') names.push(node.index)
    addChildren(node, pending)
  }
  return names
}

function patternsOf(node: SyntaxNode): SyntaxNode[] {
  switch (node.type) {
    case 'EachBlock':
      return present(node.context)
    case 'AwaitBlock':
      return present(node.value, node.error)
    case 'SnippetBlock':
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      return present(...((node.parameters ?? node.params ?? []) as unknown[]))
    case 'VariableDeclarator':
      return present(node.id)
    case 'AssignmentExpression':
      return present(node.left)
    case 'UpdateExpression':
      return present(node.argument)
    case 'LetDirective':
      return [{ ...node, type: 'Identifier' }, ...present(node.expression)]
    case 'BindDirective':
      return present(node.expression)
    default:
      return []
  }
}

function present(...nodes: readonly unknown[]): SyntaxNode[] {
  return nodes.filter((node): node is SyntaxNode => typeof node === 'object' && node !== null)
}
