import type { Finding } from '../finding.ts'
import type { Style } from './reporter.ts'

/** Columns of a frame; of a longer line, what is around the finding. */
const widest = 100

/** The line of a finding with a mark below what it is about; nothing where the text has no such line. */
export function frame(text: string, { range, line, column }: Finding, style: Style): string[] {
  const start = range.start - (column - 1)
  const end = /[\r\n]/.exec(text.slice(range.start))?.index
  const full = text.slice(start, end === undefined ? undefined : range.start + end)
  if (start < 0 || full.trim() === '' || column > full.length) return []
  const from = column > widest * 0.6 ? column - 1 - Math.floor(widest * 0.2) : full.search(/\S/)
  const cut = full.slice(from, from + widest)
  const at = column - 1 - from
  const long = Math.max(1, Math.min(range.end - range.start, cut.length - at))
  const number = String(line)
  const before = `${from > 0 && column > widest * 0.6 ? '…' : ''}${plain(cut.slice(0, at))}`
  const marked = plain(cut.slice(at, at + long))
  const after = `${plain(cut.slice(at + long))}${from + widest < full.length ? '…' : ''}`
  return [
    `${style.dim(`${number} │`)} ${before}${marked}${after}`,
    `${style.dim(`${' '.repeat(number.length)} │`)} ${' '.repeat(width(before))}${style.red('~'.repeat(Math.max(1, width(marked))))}`,
  ]
}

/** One line, of which every character takes its place and does nothing else. */
function plain(text: string): string {
  return text.replaceAll('\t', ' ').replaceAll(/[\p{Cc}\p{Cf}]/gu, '·')
}

const wide =
  /^[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6\p{Emoji_Presentation}]/u

/** Columns in a terminal: those of East Asia and pictures take two, marks over letters none. */
function width(text: string): number {
  let columns = 0
  for (const character of text) columns += /^\p{M}/u.test(character) ? 0 : wide.test(character) ? 2 : 1
  return columns
}
