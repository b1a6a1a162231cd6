import { placeOf } from '../../offsets.ts'
import { guardSize, tooDeep, tooLarge } from '../shared/guard.ts'
import { tooDeepAt } from '../code/depth.ts'
import { guardMarkdown } from '../markdown/depth.ts'
import type { Mode } from '../code/depth.ts'
import { MarkupDepth } from '../shared/markup-depth.ts'
import { parseModule } from '../code/oxc.ts'

/** On a 1 MB stack the parser holds about 700 brackets in an expression. */
const deepest = 400
/** Expressions in tags in expressions: where one is not closed, time doubles with each (22 take a second). */
const deepestBraces = 16
/** Tags and expressions in one paragraph: time grows with the square of them (12,000 take a second). */
const busiest = 5000
/** Blank lines in one `export`: the parser tries anew at each (4,000 take more than a second). */
const mostBlankLines = 2000
/** How far a block of code is followed from blank line to blank line. */
const mostTries = 50

/** Stands before the MDX parser, which can neither be stopped nor, when it overflows, be caught. @throws AltTextError */
export function guardMdx(text: string, path: string): void {
  guardSize(text, path)
  guardMarkdown(text, path)
  const depth = new MdxDepth(text, deepest)
  const at = depth.run()
  if (at === undefined) return
  if (depth.busy === undefined) throw tooDeep(path, text, at, depth.braces > deepestBraces ? deepestBraces : deepest)
  throw tooLarge({ file: path, ...placeOf(text, at) }, depth.busy)
}

const blankLine = /\r?\n[ \t]*(?=\r?\n|$)/g
const fence = /[ \t]*(?:(?:>|[-+*]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`\n]*(?:\n|$))|~{3,})/y
/** On one line and in one cell: further, blocks may end it. */
const codeSpan = /(`+)(?!`)[^\n|]*?[^\n|`]\1(?!`)/y

class MdxDepth extends MarkupDepth {
  /** What there is too much of, in words. */
  busy: string | undefined
  protected override readonly signs: RegExp = /[{<\n\\`]/g
  #marks = 0

  protected skip(): boolean {
    const { text, at } = this
    const char = text[at]
    if (at === 0 && (this.#fence() || this.#code())) return true
    if (char === '\n') this.#line()
    else if (char === '\\') this.at += 2
    else if (char !== '`') {
      if (char === '{' || char === '<') this.#count()
      return false
    } else this.at += lengthAt(codeSpan, text, at) || lengthAt(/`+/y, text, at)
    return true
  }

  protected override push(mode: Mode, closer: string): void {
    super.push(mode, closer)
    if (this.braces > deepestBraces) this.found ??= this.at
  }

  #line(): void {
    const { text } = this
    this.at++
    if (/^[ \t]*\r?(?:\n|$)/.test(text.slice(this.at, this.at + 80))) this.#marks = 0
    else if (!this.#fence()) this.#code()
  }

  #count(): void {
    if (++this.#marks > busiest) this.#tooBusy(`A paragraph has more than ${busiest} tags and expressions`)
  }

  #tooBusy(what: string): void {
    this.busy ??= what
    this.found ??= this.at
  }

  /** Goes past fenced code: to the closing fence, or to where its list item or quote ends. */
  #fence(): boolean {
    const { text } = this
    const width = lengthAt(fence, text, this.at)
    if (width === 0) return false
    const ticks = /(`+|~+)$/.exec(text.slice(this.at, this.at + width))?.[0] ?? ''
    const indent = width - ticks.length
    const inside = new RegExp(`^[ \\t>]{${indent}}`)
    const closing = new RegExp(`^[ \\t>]*${ticks[0]}{${ticks.length},}[ \\t]*\\r?$`)
    this.at = this.#endOfLine(this.at)
    while (this.at < text.length) {
      const end = this.#endOfLine(this.at + 1)
      const line = text.slice(this.at + 1, end)
      if (line.trim() !== '' && !inside.test(line)) break
      this.at = end
      if (closing.test(line)) break
    }
    return true
  }

  /** A block of imports and exports: up to the blank line where it parses, as the parser goes on to it. */
  #code(): boolean {
    const { text, at } = this
    if (this.levels.length > 0 || !/^(?:import|export)\b/.test(text.slice(at, at + 7))) return false
    const end = endOfCode(text, at)
    if (end === 'many') this.#tooBusy(`A block of imports and exports has more than ${mostBlankLines} blank lines`)
    const stop = typeof end === 'number' ? end : text.length
    const deep = tooDeepAt(text.slice(at, stop))
    if (deep !== undefined) this.found ??= at + deep
    if (typeof end === 'number') this.at = end
    return typeof end === 'number'
  }

  #endOfLine(at: number): number {
    const end = this.text.indexOf('\n', at)
    return end === -1 ? this.text.length : end
  }
}

/** `never`: it is prose, or does not parse at all; `many`: trying would take the parser too long. */
function endOfCode(text: string, start: number): number | 'never' | 'many' {
  blankLine.lastIndex = start
  for (let tries = 0; tries < mostTries; tries++) {
    const end = blankLine.exec(text)?.index ?? text.length
    const code = text.slice(start, end)
    if (tooDeepAt(code) !== undefined) return end
    if (parseModule(code, 'tsx').errors.length === 0) return end
    if (end === text.length) return 'never'
  }
  return text.slice(start).split(blankLine).length > mostBlankLines ? 'many' : 'never'
}

/** How far a sticky pattern reaches from an offset; 0 where it does not match. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
