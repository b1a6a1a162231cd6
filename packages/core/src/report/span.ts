import type { Finding } from '../finding.ts'
import { LineIndex } from '../offsets.ts'
import type { Reader } from './reporter.ts'

/** Where a finding begins and ends: 1-based, UTF-16, the end behind the last character. */
export interface Span {
  readonly line: number
  readonly column: number
  readonly endLine: number
  readonly endColumn: number
}

/** Finds the ends of findings, which a report holds as offsets. Keeps one file at a time: findings come file by file. */
export class Spans {
  readonly #reader: Reader
  #file: string | undefined
  #length = 0
  #index: LineIndex | undefined

  constructor(reader: Reader) {
    this.#reader = reader
  }

  /** Without the file's text, only where it begins. */
  of({ file, range, line, column }: Finding): Span {
    if (file !== this.#file) this.#open(file)
    const known = range.end > range.start && range.end <= this.#length ? this.#index?.at(range.end) : undefined
    return { line, column, endLine: known?.line ?? line, endColumn: known?.column ?? column }
  }

  #open(file: string): void {
    const text = this.#reader.text(file)
    this.#file = file
    this.#length = text?.length ?? 0
    this.#index = text === undefined ? undefined : new LineIndex(text)
  }
}
