import type { OxcError } from 'oxc-parser'
import { parseSync } from 'oxc-parser/src-js/bindings.js'
import type { ScriptLanguage, SyntaxNode } from './script.ts'

export interface Parsed {
  readonly errors: readonly OxcError[]
  /** Reads the tree. Literals that JSON has no form for (regular expressions, large integers) have no value in it. */
  program(): Program
}

export type Program = SyntaxNode & { readonly body: readonly SyntaxNode[] }

/**
 * Parses a module with oxc, without what only types have: a third of the tree, which is handed over as one text. The native
 * parser is asked itself, since its package's entry makes objects of all comments, imports and exports too, which takes
 * another third.
 */
export function parseModule(text: string, lang: ScriptLanguage): Parsed {
  const result = parseSync(`module.${lang}`, text, { lang, sourceType: 'module', astType: 'js' })
  return { errors: result.errors, program: () => (JSON.parse(result.program) as { node: Program }).node }
}
