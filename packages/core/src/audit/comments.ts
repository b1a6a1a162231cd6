import type { Range } from '../markup.ts'
import { LineIndex } from '../offsets.ts'
import type { Source } from '../source.ts'

/** A comment of a source that begins as was asked for. */
export interface Comment {
  /** How it begins, as it was asked for. */
  readonly head: string
  /** What stands in it behind that. */
  readonly rest: string
  readonly range: Range
  /** 1-based, of its beginning. */
  readonly line: number
  readonly column: number
  /** 1-based. */
  readonly lastLine: number
}

const fence = /^\s*(?:[-*+>]\s+|\d+[.)]\s+)*(`{3,}|~{3,})/

/**
 * In a source's text, not in its tree: what parsers drop (a comment in an expression, or before an element that is
 * returned) counts as well. Code blocks of Markdown only show comments.
 * @param head of a regular expression: what a comment begins with
 */
export function commentsIn({ text, language }: Pick<Source, 'text' | 'language'>, head: RegExp): Comment[] {
  const begins = new RegExp(`(<!--|\\{?\\s*/\\*+|//)[^\\S\\n]*(${head.source})`, `g${head.flags}`)
  const places = new LineIndex(text)
  const lines = text.split(/\r\n|\n|\r/)
  const shown = isMarkdown(language) ? codeLines(lines) : new Set<number>()
  return [...text.matchAll(begins)].flatMap((match) => {
    const { line, column } = places.at(match.index)
    if (shown.has(line) || (isMarkdown(language) && isInlineCode(lines[line - 1] ?? '', column - 1))) return []
    const [all, opening = '', written = ''] = match
    const start = match.index + all.length
    const ends = endOf(text, start, opening)
    return [
      {
        head: written,
        rest: text.slice(start, ends.inner),
        range: { start: match.index, end: ends.outer },
        line,
        column,
        lastLine: places.at(ends.outer).line,
      },
    ]
  })
}

function isMarkdown(language: Source['language']): boolean {
  return language === 'markdown' || language === 'mdx'
}

/** The longest comment; one that never ends is no whole file. */
const longest = 2000

function endOf(text: string, from: number, opening: string): { inner: number; outer: number } {
  const close = opening === '<!--' ? '-->' : opening === '//' ? '\n' : '*/'
  const found = text.slice(from, from + longest).indexOf(close)
  if (found >= 0) return { inner: from + found, outer: from + found + (close === '\n' ? 0 : close.length) }
  const end = Math.min(text.length, from + longest)
  return { inner: end, outer: end }
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
function isInlineCode(line: string, at: number): boolean {
  return (line.slice(0, at).split('`').length - 1) % 2 === 1
}
