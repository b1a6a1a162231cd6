import { messageOf } from '../../error.ts'
import { guardPieces, guardSize, tooDeep, unreadable } from '../shared/guard.ts'
import { deepest, tooDeepAt } from './depth.ts'
import { parseModule } from './oxc.ts'
import type { Parsed, Program } from './oxc.ts'
import type { Code } from './scope.ts'

/** Any node of the syntax tree, as far as walking needs to know it. */
export interface SyntaxNode {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

export type ScriptLanguage = 'js' | 'jsx' | 'ts' | 'tsx'

/** A tree takes about 250 bytes for each. */
const mostTokens = 3_000_000

/**
 * Parses a module. Guards come first: the parser cannot be stopped and its stack overflow cannot be caught.
 * @param at where `text` stands in its file, for places in messages
 */
export function parseScript(
  text: string,
  lang: ScriptLanguage,
  file: { path: string; text: string; at?: number },
): Code {
  const base = file.at ?? 0
  guardSize(text, file.path)
  guardPieces(text, file.path, /[\w$\u0080-\uFFFF]+|[^\s\w$]/g, mostTokens, 'words and signs')
  const deep = tooDeepAt(text, lang.endsWith('x'))
  if (deep !== undefined) throw tooDeep(file.path, file.text, base + deep, deepest)
  const { program, errors } = parse(text, lang, file)
  // One syntax error empties the program: it must never look like "no images".
  const [error] = errors
  if (error !== undefined && program.body.length === 0) {
    throw unreadable(file.path, file.text, base + (error.labels[0]?.start ?? 0), error.message)
  }
  return { node: program, source: text }
}

/** The parser hands its tree over as one text, which has a largest length and is read down the call stack. */
function parse(
  text: string,
  lang: ScriptLanguage,
  file: { path: string; text: string; at?: number },
): { program: Program; errors: Parsed['errors'] } {
  try {
    const { program, errors } = parseModule(text, lang)
    return { program: program(), errors }
  } catch (error) {
    const at = file.at ?? 0
    if (error instanceof RangeError) throw tooDeep(file.path, file.text, at, deepest)
    throw unreadable(file.path, file.text, at, messageOf(error), error)
  }
}

/** Adds the direct children of a node to a list, in source order as the parser lists them. */
export function addChildren(node: SyntaxNode, list: SyntaxNode[]): void {
  for (const key in node) {
    const value = node[key]
    if (typeof value !== 'object' || value === null) continue
    if (!Array.isArray(value)) {
      if (typeof (value as SyntaxNode).type === 'string') list.push(value as SyntaxNode)
    } else {
      // One at a time: a spread of a hundred thousand statements is more arguments than a call may have.
      for (const item of value as unknown[]) if (isNode(item)) list.push(item)
    }
  }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && typeof (value as SyntaxNode).type === 'string'
}
