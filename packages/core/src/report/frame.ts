import type { Finding } from '../finding.ts'
import type { Style } from './reporter.ts'

/** Columns of a frame; of a longer line, what is around the finding. */
const widest = 100

/** The line of a finding in three parts: what it is about, and what stands around it. */
export interface Frame {
  readonly before: string
  readonly marked: string
  readonly after: string
}

/** `undefined` where the text has no such line. */
export function frameOf(text: string, { range, column }: Finding): Frame | undefined {
  const start = range.start - (column - 1)
  const end = /[\r\n]/.exec(text.slice(range.start, range.start + 1000))?.index ?? 1000
  const full = text.slice(Math.max(0, start), range.start + end)
  if (start < 0 || full.trim() === '' || column > full.length) return undefined
  const isCut = column > widest * 0.6
  const from = isCut ? column - 1 - Math.floor(widest * 0.2) : Math.min(column - 1, full.search(/\S/))
  const cut = full.slice(from, from + widest)
  const at = column - 1 - from
  const long = Math.max(1, Math.min(range.end - range.start, cut.length - at))
  return {
    before: `${isCut ? '…' : ''}${plain(cut.slice(0, at))}`,
    marked: plain(cut.slice(at, at + long)),
    after: `${plain(cut.slice(at + long))}${from + widest < full.length ? '…' : ''}`,
  }
}

/** The line of a finding with a mark below what it is about; nothing where the text has no such line. */
export function frame(text: string, finding: Finding, style: Style): string[] {
  const parts = frameOf(text, finding)
  if (parts === undefined) return []
  const { before, marked, after } = parts
  const number = String(finding.line)
  const marks = style.red('~'.repeat(Math.max(1, width(marked))))
  return [
    `${style.dim(`${number} │`)} ${before}${marked}${after}`,
    `${style.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(width(before))}${marks}`,
  ]
}

/** One line, of which every character takes its place and does nothing else. Half of a pair is none. */
function plain(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '·')
}

const wide =
  /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u

/** Columns in a terminal: those of East Asia and pictures take two, marks over letters none. */
function width(text: string): number {
  let columns = 0
  for (const character of text) columns += /^\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}
