import type { Range } from '../markup.ts'
import type { Source } from '../source.ts'
import { commentsIn } from './comments.ts'

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

/** Such comments of a source. */
export function ignoresIn(source: Pick<Source, 'text' | 'language'>): Ignore[] {
  const { text } = source
  if (!text.includes(mark)) return []
  const next = nextLines(text.split(/\r\n|\n|\r/))
  return commentsIn(source, /alt-text-ignore\b/).map(({ rest, range, line, column, lastLine }) => {
    const held = [...new Set([line, lastLine, next[lastLine - 1] ?? lastLine])]
    return { ...parse(rest), range, line, column, lines: held }
  })
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
