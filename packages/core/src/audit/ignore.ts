import type { Range } from '../markup.ts'
import { LineIndex } from '../offsets.ts'
import type { Source } from '../source.ts'

/** A comment that takes findings back: `<!-- alt-text-ignore missing: our icon font's own test page -->`. */
export interface Ignore {
  /** As written: rules' codes, if they are. */
  readonly codes: readonly string[]
  readonly reason: string
  readonly range: Range
  readonly line: number
  readonly column: number
  /** Lines whose images it holds for: its own, and the next that is not blank. */
  readonly lines: readonly number[]
}

const mark = 'alt-text-ignore'
const begins = /(<!--|\{?\s*\/\*+|\/\/)[^\S\n]*alt-text-ignore\b/g
const fence = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/

/**
 * Such comments of a source. In its text, not in its tree: what parsers drop (a comment in an expression, or before an
 * element that is returned) holds as well. Code blocks of Markdown only show them.
 */
export function ignoresIn({ text, language }: Pick<Source, 'text' | 'language'>): Ignore[] {
  if (!text.includes(mark)) return []
  const places = new LineIndex(text)
  const lines = text.split(/\r\n|\n|\r/)
  const shown = language === 'markdown' || language === 'mdx' ? codeLines(lines) : new Set<number>()
  const next = nextLines(lines)
  return [...text.matchAll(begins)].flatMap((match) => {
    const { line, column } = places.at(match.index)
    if (shown.has(line) || isInlineCode(lines[line - 1] ?? '', column - 1, language)) return []
    const ends = endOf(text, match.index + match[0].length, match[1] ?? '')
    const inside = text.slice(match.index + match[0].length, ends.inner)
    const last = places.at(ends.outer).line
    const held = [...new Set([line, last, next[last - 1] ?? last])]
    return [{ ...parse(inside), range: { start: match.index, end: ends.outer }, line, column, lines: held }]
  })
}

/** The longest reason; a comment that never ends is no whole file. */
const longest = 2000

function endOf(text: string, from: number, opening: string): { inner: number; outer: number } {
  const close = opening === '<!--' ? '-->' : opening === '//' ? '\n' : '*/'
  const found = text.slice(from, from + longest).indexOf(close)
  if (found >= 0) return { inner: from + found, outer: from + found + (close === '\n' ? 0 : close.length) }
  const end = Math.min(text.length, from + longest)
  return { inner: end, outer: end }
}

function parse(inside: string): Pick<Ignore, 'codes' | 'reason'> {
  const [codes = '', ...reason] = inside.split(':')
  return {
    codes: codes.split(/[\s,]+/).filter((code) => code !== ''),
    reason: reason.join(':').replaceAll(/\s+/g, ' ').trim(),
  }
}

/** For each line, the next that is not blank and holds no such comment itself, so that several may stand above one image. */
function nextLines(lines: readonly string[]): readonly number[] {
  const next: number[] = []
  let known = lines.length + 1
  for (let index = lines.length - 1; index >= 0; index--) {
    next[index] = known
    const line = lines[index] ?? ''
    if (line.trim() !== '' && !line.includes(mark)) known = index + 1
  }
  return next
}

function codeLines(lines: readonly string[]): Set<number> {
  const shown = new Set<number>()
  let open: string | undefined
  for (const [index, line] of lines.entries()) {
    const marks = fence.exec(line)?.[1]
    if (open !== undefined) shown.add(index + 1)
    if (open === undefined) open = marks
    else if (marks !== undefined && marks.startsWith(open)) open = undefined
  }
  return shown
}

/** An odd number of backticks before it on its line. */
function isInlineCode(line: string, at: number, language: Source['language']): boolean {
  if (language !== 'markdown' && language !== 'mdx') return false
  return (line.slice(0, at).split('`').length - 1) % 2 === 1
}
