import { isOperandEnd, isWord } from './chars.ts'
import { isBlock, openLevel, weightOf } from './level.ts'
import type { Level, Mode } from './level.ts'
import {
  beforeOperand,
  continuing,
  goingOn,
  isDouble,
  knownWords,
  linking,
  members,
  nesting,
  prefixes,
  spaces,
  starters,
  statements,
} from './words.ts'

export type { Level, Mode } from './level.ts'

/**
 * Upper bound of how deep JavaScript, TypeScript and JSX nest, in one linear pass: a stack overflow in
 * the native parser ends the process and cannot be caught (oxc-project/oxc#24375). Brackets, tags and
 * templates count, and so do chains that nest to the right without any: `a ? b : c ? …`, `a => b => …`,
 * `if … else if …`, `! ! !x`. Each is weighed by what it takes of the stack: on 1 MB (a Windows main thread) the
 * parser holds 440 of the heaviest.
 */
export const deepest = 350

/**
 * Chains that nest to the left (`a + b + c`, `a.b().c`) cost less: on a 1 MB stack the parser holds about
 * 7,900 operators or tagged templates, 21,000 members and calls, and 4,000 names of a namespace.
 */
const longestChain = 5500

/** What is read twice inside of what is read twice: time doubles with each (20 take half a second, 30 ten minutes). */
const mostTries = 18

/** Longer regular expressions are counted as code: looking further would cost the square of a line. */
const longestPattern = 2000
const word = /[\w$\u0080-\uFFFF]+/y
/** What says nothing in a tag; what says something in the text between tags, and in a template. */
const tagName = /[\w$-]+/y
const markup = /[{<]/g
const marks = /[\\`$]/g
const regularExpression = /\/(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\//y
/** Type parameters, which are no tag: the parser looks as far (`<T,>`, `<T extends A>`, `<const T>`). */
const typeParameters = /<\s*(?:const\s+[\w$]|[\w$]+\s*(?:,|=|extends\s+(?:[^\s=/>]|\/[/*])))/y
/** A tag and text in an expression, type parameters in a type: only the parser knows. */
const perhapsParameters = /<[\w$\s,]+>\s*\(/y

/**
 * @param hasTags whether `<a>` may be an element: in plain TypeScript it is a type assertion
 * @returns the offset where nesting passes what the parser holds; `undefined` where it never does
 */
export function tooDeepAt(text: string, hasTags = true): number | undefined {
  const counter = new DepthCounter(text, 'code', deepest, hasTags)
  const deep = counter.run()
  if (deep !== undefined || !counter.mayHaveParameters) return deep
  return new DepthCounter(text, 'code', deepest, hasTags, false).run()
}

/** Reads code character by character; markup languages with code in them build on it (`markup-depth.ts`). */
export class DepthCounter {
  protected readonly text: string
  protected at = 0
  protected readonly levels: Level[] = []
  protected level: Level
  /** Whether a tag was counted that may have been type parameters. */
  mayHaveParameters = false
  readonly #limit: number
  readonly #hasTags: boolean
  readonly #perhapsIsTag: boolean
  #sum = 0
  #tries = 0
  /** The last character that was no space, and the last word when it was part of one. */
  #before = ''
  #word = ''

  constructor(
    text: string,
    mode: Mode = 'code',
    limit: number = deepest,
    hasTags: boolean = true,
    perhapsIsTag: boolean = true,
  ) {
    this.text = text
    this.#perhapsIsTag = perhapsIsTag
    this.#hasTags = hasTags
    this.level = openLevel(mode, '')
    this.#limit = limit
  }

  run(): number | undefined {
    while (this.at < this.text.length) {
      const step = this.level.mode
      if (step === 'code') this.code()
      else if (step === 'tag') this.tag()
      else if (step === 'children') this.children()
      else this.#template()
      const { level } = this
      const isDeep = this.#sum + weightOf(level) > this.#limit || this.#tries > mostTries
      if (isDeep || level.left > longestChain) return this.at
    }
    return undefined
  }

  protected push(mode: Mode, closer: string): void {
    this.#sum += 1 + weightOf(this.level)
    this.levels.push(this.level)
    this.level = openLevel(mode, closer)
    if (mode === 'tag') this.#before = '<'
  }

  protected pop(): void {
    const outer = this.levels.pop()
    if (outer === undefined) return
    if (this.level.tried) this.#tries--
    outer.left = Math.max(outer.left, this.level.left)
    this.level = outer
    this.#sum -= 1 + weightOf(outer)
  }

  protected code(): void {
    const char = this.text[this.at] as string
    if (char === ' ' || char === '\t' || char === '\r') this.at++
    else if (char === '\n') this.#newline()
    else if (isWord(this.text, this.at)) this.#identifier()
    else if (char === '"' || char === "'") this.#string(char)
    else if (char === '/' && this.#skipSlash()) return
    else this.#punctuation(char)
  }

  #punctuation(char: string): void {
    const level = this.level
    this.#begin()
    if (char === ';' || char === ',') level.left = 0
    else if (this.#afterOperand()) level.left += char === '.' && level.space ? 2 : members.has(char) ? 0.5 : 1
    if (char === '{') level.space = false
    if (char === ')' || char === ']' || char === '}') return this.#closing(char)
    if (char === '<' && this.#less()) return
    if (char === '`') this.push('template', '`')
    else if (char === '(' || char === '[' || char === '{') this.#opening(char)
    else if (char === ';') this.#end()
    else if (char === ',') level.chain = level.parameters > 0 ? level.chain : 0
    else if (char === '>') this.#greater()
    else if (char === ':' && isBlock(level)) level.nested++
    else if (this.#nestsRight(char)) level.chain++
    // No type holds these: what was open before them was a comparison.
    else if (isDouble.has(char) && this.#before === char) level.angles = 0
    this.#before = char
    this.#word = ''
    this.at++
  }

  #opening(char: '(' | '[' | '{'): void {
    const head = char === '(' && nesting.has(this.#word)
    const block = char === '{' && this.#opensBlock()
    // `{ [` may be a computed name, a mapped type or an index: the parser tries them one inside the other.
    const heavy = char === '[' && this.#before === '{'
    const tried = this.level.angles > 0 || (char !== '(' && this.#before === '(')
    this.push('code', char === '(' ? ')' : char === '[' ? ']' : '}')
    Object.assign(this.level, { head, block, tried, nested: heavy ? 3 : 0 })
    if (tried) this.#tries++
  }

  #closing(char: ')' | ']' | '}'): void {
    const { head, block, closer } = this.level
    if (closer === char) this.pop()
    if (block) this.level.ended = true
    this.#before = head ? 'head' : block ? 'block' : char
    this.#word = ''
    this.at++
  }

  #greater(): void {
    const { level } = this
    if (this.#before === '=') level.chain++
    else if (level.angles > 0) {
      level.angles--
      level.parameters = Math.max(0, level.parameters - 1)
    }
  }

  /** A statement ends; what it nested is over when the next word does not go on with it. */
  #end(): void {
    const { level } = this
    level.chain = 0
    level.left = 0
    level.angles = 0
    level.parameters = 0
    level.space = false
    level.ended = true
  }

  #begin(word = ''): void {
    const { level } = this
    if (level.ended && !continuing.has(word)) {
      level.nested = 0
      // A sign may go on with the function that has ended: `function () {}.a = function () {}.b = …`.
      if (word !== '' && !linking.has(word)) level.chain = 0
    }
    level.ended = false
  }

  /** After an operator or an opening bracket, a brace opens an object; elsewhere statements. */
  #opensBlock(): boolean {
    if (this.#before === ':') return isBlock(this.level) && this.level.chain === 0
    return !/[=([,?&|+*/%^~!<-]/.test(this.#before) && (statements.has(this.#word) || !beforeOperand.has(this.#word))
  }

  #nestsRight(char: string): boolean {
    const next = this.text[this.at + 1]
    if (char === '?') return next !== '.' && next !== '?' && this.#before !== '?'
    if (char === '=') return next !== '=' && next !== '>' && !'=!<>'.includes(this.#before || ' ')
    if (char === ':') return this.level.closer !== ''
    return char === '!' || char === '~' || ((char === '-' || char === '+' || char === '*') && !this.#afterOperand())
  }

  /** `<`: a tag where an operand may stand, else perhaps type arguments. */
  #less(): boolean {
    const next = this.text[this.at + 1] ?? ''
    const operator = this.#before !== 'block' && this.#afterOperand() && !beforeOperand.has(this.#word)
    if (operator || !this.#isTag()) {
      if (next !== '=') this.level.angles++
      if (!operator) this.level.parameters++
      // A shift; or type arguments that begin with type parameters.
      if (next === '<') this.at++
      return false
    }
    if (!/[\w$>]/.test(next)) return false
    this.push('tag', '')
    this.at++
    return true
  }

  #isTag(): boolean {
    const { text, at } = this
    if (!this.#hasTags || matches(typeParameters, text, at)) return false
    const mayHaveParameters = matches(perhapsParameters, text, at)
    if (mayHaveParameters) this.mayHaveParameters = true
    return !mayHaveParameters || this.#perhapsIsTag
  }

  #afterOperand(): boolean {
    return this.#before !== 'head' && isOperandEnd(this.#before, 0)
  }

  #identifier(): void {
    const { text, at } = this
    word.lastIndex = at
    word.test(text)
    const end = word.lastIndex
    this.at = end
    const name = text.slice(at, end)
    this.#begin(name)
    if (knownWords.has(name)) this.#keyword(name)
    this.#before = text[end - 1] as string
    this.#word = name
  }

  #keyword(name: string): void {
    const { level } = this
    if (linking.has(name)) level.left++
    if (spaces.has(name)) level.space = true
    if (starters.has(name)) {
      level.chain = 0
      level.angles = 0
      if (name === 'case' || (name === 'default' && this.#word !== 'export')) level.nested = 0
    } else if (prefixes.has(name)) level.chain++
    else if (nesting.has(name)) {
      level.chain = 0
      level.nested++
    }
  }

  /** A line that begins with a word after one that ended with an operand is a statement of its own. */
  #newline(): void {
    this.at++
    if (!this.#afterOperand() || goingOn.has(this.#word)) return
    const next = /^\s*([\w$]+)/.exec(this.text.slice(this.at, this.at + 200))?.[1]
    if (next !== undefined && next !== 'in' && next !== 'instanceof') this.#end()
  }

  #string(quote: string): void {
    let at = this.at + 1
    while (at < this.text.length && this.text[at] !== quote && this.text[at] !== '\n')
      at += this.text[at] !== '\\' ? 1 : this.text[at + 1] === '\r' ? 3 : 2
    this.at = at + 1
    this.#before = quote
    this.#word = ''
  }

  /** Comments, and regular expressions where an operand may stand. */
  #skipSlash(): boolean {
    const text = this.text
    const next = text[this.at + 1]
    if (next === '/' || next === '*') return this.#skipComment(next)
    if (this.#before !== 'block' && this.#afterOperand() && !beforeOperand.has(this.#word)) return false
    regularExpression.lastIndex = 0
    if (!regularExpression.test(text.slice(this.at, this.at + longestPattern))) return false
    this.at += regularExpression.lastIndex
    this.operand()
    return true
  }

  #skipComment(kind: '/' | '*'): true {
    const end = kind === '/' ? this.text.indexOf('\n', this.at) : this.text.indexOf('*/', this.at + 2)
    this.at = end === -1 ? this.text.length : end + (kind === '*' ? 2 : 0)
    return true
  }

  protected tag(): void {
    const char = this.text[this.at] as string
    const next = this.text[this.at + 1]
    const valued = this.#before === '='
    if (isWord(this.text, this.at) && matches(tagName, this.text, this.at)) {
      this.at = tagName.lastIndex
      this.#before = this.text[this.at - 1] as string
    } else if (char === ' ' || /\s/.test(char)) this.at++
    else if (char === '/' && !valued && (next === '/' || next === '*')) this.#skipComment(next)
    else this.#inTag(char, next, valued)
  }

  #inTag(char: string, next: string | undefined, valued: boolean): void {
    this.#before = char
    if (char === '{') this.push('code', '}')
    else if ((char === '"' || char === "'") && valued) this.at = endOr(this.text, char, this.at + 1)
    else if (char === '<' && valued) this.push('tag', '')
    else if (char === '<') this.level.angles++
    else if (char === '.') this.level.left += 0.5
    else if (char === '/' && next === '>') {
      this.pop()
      this.operand()
      this.at++
    } else if (char === '>' && this.level.angles > 0) this.level.angles--
    else if (char === '>' && !valued) this.tagEnd()
    this.at++
  }

  /** A tag has ended that is not closed in itself: its children follow. */
  protected tagEnd(): void {
    this.level.mode = 'children'
  }

  /** What was just closed may be followed by an operator. */
  protected operand(): void {
    this.#before = ')'
    this.#word = ''
  }

  /** An operand may follow. */
  protected operator(): void {
    this.#before = '{'
    this.#word = ''
  }

  protected children(): void {
    const char = this.text[this.at] as string
    if (char === '{') {
      this.push('code', '}')
      this.operator()
      this.at++
    } else if (char === '<' && this.text[this.at + 1] === '/') {
      this.pop()
      const end = this.text.indexOf('>', this.at)
      this.at = end === -1 ? this.text.length : end + 1
      this.operand()
    } else if (char === '<') {
      this.push('tag', '')
      this.at++
    } else this.goTo(markup)
  }

  #template(): void {
    const char = this.text[this.at] as string
    if (char === '\\') this.at++
    else if (char === '`') {
      this.pop()
      this.operand()
    } else if (char === '$' && this.text[this.at + 1] === '{') {
      this.push('code', '}')
      this.operator()
      this.at++
    } else if (char !== '$') return this.goTo(marks)
    this.at++
  }

  /** @param sign a global pattern; the end, where none follows */
  protected goTo(sign: RegExp): void {
    sign.lastIndex = this.at
    this.at = sign.test(this.text) ? sign.lastIndex - 1 : this.text.length
  }
}

function endOr(text: string, needle: string, from: number): number {
  const end = text.indexOf(needle, from)
  return end === -1 ? text.length : end
}

function matches(pattern: RegExp, text: string, at: number): boolean {
  pattern.lastIndex = at
  return pattern.test(text)
}
