/** Finds line and column of an offset in one pass over the line ends, then by bisection. LF, CRLF and CR end a line. */
export class LineIndex {
  readonly #text: string
  /** Found when the first place is asked for: many a source is read, and nothing is found in it. */
  #known: readonly number[] | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** 1-based line and column, in UTF-16 units. */
  at(offset: number): { line: number; column: number } {
    const starts = (this.#known ??= startsOf(this.#text))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] as number) + 1 }
  }
}

function startsOf(text: string): number[] {
  const starts = [0]
  if (text.includes('\r')) {
    for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + ending.length)
  } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return starts
}

/** Line and column of one offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  return new LineIndex(text).at(offset)
}
