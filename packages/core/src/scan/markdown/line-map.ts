/** Where a piece of text stands in its file, when its lines there carry markers (`> `, indentation) that the parser took off. */
export interface LineMap {
  /** Where an offset of the piece stands in the file. */
  at(offset: number): number
  readonly end: number
}

interface Line {
  readonly inPiece: number
  readonly inFile: number
}

/**
 * Parsers take off what a line begins with, and may put spaces there for half a tab: lines are laid on
 * each other by their ends.
 * @param start where the first line of the piece begins in the file
 * @param end where its last line ends, if that is known
 */
export function lineMap(file: string, start: number, piece: string, end?: number): LineMap {
  if (file.startsWith(piece, start)) return { at: (offset) => start + offset, end: start + piece.length }
  const lines: Line[] = []
  let inPiece = 0
  let lineStart = start
  for (const line of piece.split(/\r\n?|\n/)) {
    const last = inPiece + line.length === piece.length
    const lineEnd = endOfLine(file, lineStart)
    lines.push({ inPiece, inFile: (last ? (end ?? endOfLast(file, lineStart, line)) : lineEnd) - line.length })
    inPiece = afterEnding(piece, inPiece + line.length)
    lineStart = afterEnding(file, lineEnd)
  }
  const last = lines.at(-1) as Line
  return {
    at(offset) {
      const line = lineAt(lines, offset)
      return line.inFile + offset - line.inPiece
    },
    end: last.inFile + piece.length - last.inPiece,
  }
}

/** After the last line other text may follow: it ends where its own text first does. */
function endOfLast(file: string, start: number, line: string): number {
  const text = line.trim()
  const found = file.slice(start, endOfLine(file, start)).indexOf(text)
  return start + Math.max(0, found) + line.trimStart().length
}

const ending = /[\r\n]/g

function endOfLine(file: string, at: number): number {
  ending.lastIndex = at
  return ending.exec(file)?.index ?? file.length
}

function afterEnding(text: string, at: number): number {
  return at + (text.startsWith('\r\n', at) ? 2 : 1)
}

function lineAt(lines: readonly Line[], offset: number): Line {
  let low = 0
  let high = lines.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((lines[middle] as Line).inPiece <= offset) low = middle
    else high = middle - 1
  }
  return lines[low] as Line
}
