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

/** @param start where the first line of the piece begins in the file */
export function lineMap(file: string, start: number, piece: string): LineMap {
  if (file.startsWith(piece, start)) return { at: (offset) => start + offset, end: start + piece.length }
  const lines: Line[] = []
  let inPiece = 0
  let lineStart = start
  for (const [index, line] of piece.split('\n').entries()) {
    const inFile = index === 0 ? start : lineStart + indentOf(file, lineStart, line, inPiece + line.length === piece.length)
    lines.push({ inPiece, inFile })
    inPiece += line.length + 1
    lineStart = endOfLine(file, inFile) + 1
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

/** What stands before the line's own text; after the last line, other text may follow. */
function indentOf(file: string, start: number, line: string, last: boolean): number {
  const inFile = file.slice(start, endOfLine(file, start))
  const text = line.trimEnd()
  return Math.max(0, last ? inFile.indexOf(text) : inFile.trimEnd().lastIndexOf(text))
}

function endOfLine(file: string, at: number): number {
  const end = file.indexOf('\n', at)
  return end === -1 ? file.length : end
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
