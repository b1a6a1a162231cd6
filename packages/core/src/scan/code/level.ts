export type Mode = 'code' | 'tag' | 'children' | 'template'

/** One open bracket, tag or template, and the chains that run inside it. */
export interface Level {
  mode: Mode
  closer: string
  /** Of the tag, where a reader of markup needs it. */
  name: string
  /** Expressions that nest to the right, since the last separator. */
  chain: number
  /** Statements that nest without a block: `if (a) if (b) …`, `else if`, labels. */
  nested: number
  /** A statement has ended here, unless one of the continuing words follows. */
  ended: boolean
  /** `<` that may open type arguments. */
  angles: number
  /** Those of them that open type parameters: their commas separate nothing. */
  parameters: number
  /** The parentheses of an `if`, `for`, `while` or `with`: a statement follows, not the next one. */
  head: boolean
  /** Braces around statements: an operand may follow them, while an operator follows an object. */
  block: boolean
  /** Operators and links since the last separator. */
  left: number
  /** In the name of a namespace, whose dots nest. */
  space: boolean
  /** What the parser may read twice: in type arguments that may be comparisons, in parentheses that may be types. */
  tried: boolean
}

export function openLevel(mode: Mode, closer: string): Level {
  const counts = { chain: 0, nested: 0, angles: 0, parameters: 0, left: 0 }
  return { mode, closer, name: '', head: false, block: false, ended: false, space: false, tried: false, ...counts }
}

/** How much of the stack it takes, in brackets. Type arguments that may be comparisons are tried as both. */
export function weightOf({ chain, nested, angles }: Level): number {
  return chain + nested + 6 * angles
}

/** Where statements stand: between braces, or in the file itself. */
export function isBlock({ block, closer }: Level): boolean {
  return block || closer === ''
}
