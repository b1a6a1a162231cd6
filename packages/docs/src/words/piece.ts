import type { Edit } from '@alt-text/core'

/** A piece of a document as a parser gives it: markers of quotes and lists are taken off its lines. */
export interface Piece {
  readonly value: string
  /** Where it stands in the document. */
  readonly start: number
  readonly end: number
}

/** The piece with the edits that fall into it. Its lines lie on those of the document by their ends. */
export function editPiece({ value, start, end }: Piece, document: string, edits: readonly Edit[]): string {
  const within = edits.filter(({ at }) => at >= start && at < end)
  if (within.length === 0) return value
  const source = document.slice(start, end)
  const straight = source.indexOf(value)
  const offsetOf = straight < 0 ? byLines(value, source) : (at: number) => at - straight
  return within.reduceRight((text, { at, text: words }) => {
    const offset = offsetOf(at - start)
    return offset === undefined || offset < 0 || offset > text.length
      ? text
      : text.slice(0, offset) + words + text.slice(offset)
  }, value)
}

function byLines(value: string, source: string): (at: number) => number | undefined {
  const lines = linesOf(value)
  const sourceLines = linesOf(source)
  return (at) => {
    const row = sourceLines.findLastIndex((line) => line.start <= at)
    const [line, sourceLine] = [lines[row], sourceLines[row]]
    if (line === undefined || sourceLine === undefined || !sourceLine.text.endsWith(line.text.trimStart()))
      return undefined
    return line.start + line.text.length - (sourceLine.text.length - (at - sourceLine.start))
  }
}

interface Line {
  readonly start: number
  readonly text: string
}

function linesOf(text: string): Line[] {
  return [...text.matchAll(/[^\r\n]*(?:\r\n?|\n|$)/g)].map(({ 0: line, index }) => ({
    start: index,
    text: line.replace(/[\r\n]+$/, ''),
  }))
}
