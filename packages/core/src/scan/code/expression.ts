import { tooDeepAt } from './depth.ts'
import { parseModule } from './oxc.ts'
import type { ScriptLanguage, SyntaxNode } from './script.ts'

/** An expression that was cut out of markup. */
export interface Expression {
  readonly node: SyntaxNode
  /** The text that the node's offsets count in: one character longer at its beginning than what was given. */
  readonly source: string
}

/** Parses what stands between the braces or quotes; `undefined` where it is no expression, or nests too deeply. */
export function parseExpression(text: string, lang: ScriptLanguage): Expression | undefined {
  // A comment at the end must not swallow the bracket.
  const source = `(${text}\n)`
  if (tooDeepAt(source) !== undefined) return undefined
  const { program, errors } = parseModule(source, lang)
  if (errors.length > 0) return undefined
  const [statement, ...others] = program().body
  if (others.length > 0 || statement?.type !== 'ExpressionStatement') return undefined
  return { node: statement.expression as SyntaxNode, source }
}

/** A call, or a member of something; not of what an address may come from. */
const asked = /^\s*(?!import\b|process\b|require\b)[A-Za-z_$][\w$]*(?:\??\.[A-Za-z_$]|\()/

/**
 * Whether an expression begins by asking what only run time knows: whatever is done with the answer, it is no text that
 * a file tells. Not where the file imports what puts a base path before addresses (`base-path.ts`).
 */
export function asksRunTime(text: string): boolean {
  return asked.test(text) && !text.includes('toString')
}

const comment = /\/\*([\s\S]*?)\*\/|\/\/(.*)/g

/** The comments of an expression that has nothing else in it; `undefined` where there is more. */
export function commentsOnly(text: string): string[] | undefined {
  if (text.replaceAll(comment, '').trim() !== '') return undefined
  return Array.from(text.matchAll(comment), ([, block, line]) => block ?? line ?? '')
}
