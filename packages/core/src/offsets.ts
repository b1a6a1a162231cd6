/** Finds line and column of an offset in one pass over the line ends, then by bisection. LF, CRLF and CR end a line. */
export class LineIndex {
  readonly #starts: number[] = [0]

  constructor(text: string) {
    if (text.includes('\r')) {
      for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) this.#starts.push(index + ending.length)
    } else for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1)
  }

  /** 1-based line and column, in UTF-16 units. */
  at(offset: number): { line: number; column: number } {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] as number) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (this.#starts[low] as number) + 1 }
  }
}

/** Line and column of one offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  return new LineIndex(text).at(offset)
}
