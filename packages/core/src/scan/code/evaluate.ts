import type { Value } from '../../markup.ts'
import { basePathCalls, basePathMembers, basePathNames } from './base-path.ts'
import type { Constant, Scope } from './scope.ts'
import type { SyntaxNode } from './script.ts'

/** How many constants may lead to one another. */
const longestChain = 16
/** Longer texts are not put together: constants that double each other would fill the memory. */
const longestText = 20_000

/**
 * Folds an expression as far as the file alone tells: literals, templates, constants of the same file,
 * imported files, `new URL(…, import.meta.url)`, `require(…)`, `import(…)`. Everything else is `dynamic`.
 * @param source the text that the node's offsets count in
 */
export function evaluate(node: SyntaxNode, scope: Scope, source: string, hops = 0): Value {
  const dynamic: Value = { kind: 'dynamic', text: source.slice(node.start, node.end) }
  if (hops > longestChain) return dynamic
  const inner = (it: unknown): Value => evaluate(it as SyntaxNode, scope, source, hops + 1)
  switch (node.type) {
    case 'Literal':
      return literal(node, dynamic)
    case 'TemplateLiteral':
      return template(node, inner, dynamic)
    case 'Identifier':
      return identifier(node.name as string, scope, hops, dynamic)
    case 'ParenthesizedExpression':
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'ChainExpression':
      return inner(node.expression)
    case 'AwaitExpression':
      return inner(node.argument)
    case 'ImportExpression':
      return asset(inner(node.source)) ?? dynamic
    case 'ConditionalExpression': {
      const test = truth(inner(node.test))
      return test === undefined ? dynamic : inner(test ? node.consequent : node.alternate)
    }
    case 'LogicalExpression':
      return logical(node.operator as string, inner(node.left), () => inner(node.right), dynamic)
    case 'BinaryExpression':
      return node.operator === '+' ? joined([inner(node.left), inner(node.right)], dynamic) : dynamic
    case 'UnaryExpression':
      return node.operator === 'void' ? { kind: 'nothing' } : dynamic
    case 'NewExpression':
      return assetUrl(node, inner) ?? dynamic
    case 'CallExpression':
      return based(node, scope, inner) ?? call(node, inner) ?? dynamic
    case 'ObjectExpression':
      return themed(node, inner) ?? dynamic
    case 'MemberExpression':
      return basePath(node, source) ?? member(node, { scope, inner, dynamic })
    default:
      return dynamic
  }
}

function literal(node: SyntaxNode, dynamic: Value): Value {
  const { value } = node
  if (typeof value === 'string') return { kind: 'text', value }
  if (typeof value === 'number') return { kind: 'text', value: String(value) }
  if (value === null && node.raw === 'null') return { kind: 'nothing' }
  if (value === false) return { kind: 'nothing' }
  return value === true ? { kind: 'bare' } : dynamic
}

function template(node: SyntaxNode, inner: (it: unknown) => Value, dynamic: Value): Value {
  const quasis = node.quasis as { value: { cooked: string | null } }[]
  const parts = quasis.flatMap((quasi, index): Value[] => {
    const expression = (node.expressions as unknown[])[index]
    const text: Value = { kind: 'text', value: quasi.value.cooked ?? '' }
    return expression === undefined ? [text] : [text, inner(expression)]
  })
  return joined(parts, dynamic)
}

/** A text of its parts; where one is unknown, the others are kept as what is known of it. */
export function joined(parts: readonly Value[], dynamic: Value): Value {
  const length = parts.reduce((sum, part) => sum + (part.kind === 'text' ? part.value.length : 0), 0)
  if (length <= longestText && parts.every((part) => part.kind === 'text')) {
    return { kind: 'text', value: parts.map((part) => (part.kind === 'text' ? part.value : '')).join('') }
  }
  const known = parts.flatMap((part) => (part.kind === 'text' && part.value.trim() !== '' ? [part.value] : []))
  return dynamic.kind === 'dynamic' ? { ...dynamic, known } : dynamic
}

function identifier(name: string, scope: Scope, hops: number, dynamic: Value): Value {
  if (name === 'undefined' || name === 'NaN') return { kind: 'nothing' }
  const imported = scope.imports.get(name)
  if (imported !== undefined && basePathNames.has(`${imported.module}#${imported.name}`))
    return { kind: 'text', value: '' }
  if (imported?.name === 'default') return { kind: 'asset', specifier: imported.module }
  const constant = scope.constants.get(name)
  return constant === undefined ? dynamic : valueOf(constant, scope, hops)
}

const folded = new WeakMap<Constant, Value>()

/** Folds a constant once, however often it is named. */
function valueOf(constant: Constant, scope: Scope, hops: number): Value {
  const known = folded.get(constant)
  if (known !== undefined) return known
  const value = evaluate(constant.node, scope, constant.source, hops + 1)
  folded.set(constant, value)
  return value
}

/** What a value counts as in a condition; `undefined` when that is not known. */
function truth(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'text':
      return value.value !== ''
    case 'bare':
    case 'asset':
      return true
    case 'nothing':
      return false
    case 'dynamic':
      return undefined
    default:
      return value satisfies never
  }
}

function logical(operator: string, left: Value, right: () => Value, dynamic: Value): Value {
  const known = operator === '??' ? (left.kind === 'dynamic' ? undefined : left.kind !== 'nothing') : truth(left)
  if (known === undefined) return dynamic
  return known === (operator !== '&&') ? left : right()
}

/** `new URL('./a.png', import.meta.url)`. */
function assetUrl(node: SyntaxNode, inner: (it: unknown) => Value): Value | undefined {
  const callee = node.callee as SyntaxNode
  const [path, base] = node.arguments as SyntaxNode[]
  if (callee.type !== 'Identifier' || callee.name !== 'URL' || path === undefined || base === undefined)
    return undefined
  const meta = base.type === 'MemberExpression' ? (base.object as SyntaxNode).type : ''
  if (meta !== 'MetaProperty' || ((base.property as SyntaxNode).name as string) !== 'url') return undefined
  return asset(inner(path))
}

function asset(value: Value): Value | undefined {
  return value.kind === 'text' ? { kind: 'asset', specifier: value.value } : undefined
}

/** `useBaseUrl('/a.png')` of Docusaurus, and its like. */
function based(node: SyntaxNode, scope: Scope, inner: (it: unknown) => Value): Value | undefined {
  const callee = node.callee as SyntaxNode
  const [argument] = node.arguments as SyntaxNode[]
  if (callee.type !== 'Identifier' || argument === undefined) return undefined
  const imported = scope.imports.get(callee.name as string)
  if (imported === undefined) return undefined
  const value = basePathCalls.has(`${imported.module}#${imported.name}`) ? inner(argument) : undefined
  return value?.kind === 'text' ? value : undefined
}

/** `require('./a.png')`, and `new URL(…).toString()`. */
function call(node: SyntaxNode, inner: (it: unknown) => Value): Value | undefined {
  const callee = node.callee as SyntaxNode
  const [argument] = node.arguments as SyntaxNode[]
  if (callee.type === 'Identifier' && callee.name === 'require' && argument !== undefined) {
    return asset(inner(argument))
  }
  if (callee.type !== 'MemberExpression' || ((callee.property as SyntaxNode).name as string) !== 'toString')
    return undefined
  const value = inner(callee.object)
  return value.kind === 'asset' || value.kind === 'text' ? value : undefined
}

/**
 * `{ light: '/a.png', dark: '/b.png' }`: two pictures with one alternative, and the first to be seen is the light one.
 * https://docusaurus.io/docs/markdown-features/assets#themed-images
 */
function themed(node: SyntaxNode, inner: (it: unknown) => Value): Value | undefined {
  const valueOf = (name: string): unknown =>
    (node.properties as SyntaxNode[]).find(({ key }) => (key as SyntaxNode | undefined)?.name === name)?.value
  const light = valueOf('light')
  return light === undefined || valueOf('dark') === undefined ? undefined : inner(light)
}

const addressProperties = new Set(['src', 'href', 'default', 'pathname', 'url'])

interface Folding {
  readonly scope: Scope
  readonly inner: (it: unknown) => Value
  readonly dynamic: Value
}

/** `photo.src` of an imported picture, `new URL(…).href`, `require('./a.png').default`; `all.default` of `* as all`. */
function member(node: SyntaxNode, { scope, inner, dynamic }: Folding): Value {
  const property = node.property as SyntaxNode
  const name = (node.computed ? property.value : property.name) as unknown
  if (typeof name !== 'string' || !addressProperties.has(name)) return dynamic
  const imported = scope.imports.get(((node.object as SyntaxNode).name as string | undefined) ?? '')
  if (imported?.name === '*' && name === 'default') return { kind: 'asset', specifier: imported.module }
  const object = inner(node.object)
  return object.kind === 'asset' ? object : dynamic
}

/** `import.meta.env.BASE_URL`. */
function basePath(node: SyntaxNode, source: string): Value | undefined {
  if (node.end - node.start > longestMember) return undefined
  const value = basePathMembers.get(source.slice(node.start, node.end))
  return value === undefined ? undefined : { kind: 'text', value }
}

const longestMember = 32
