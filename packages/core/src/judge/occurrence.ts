import type { Element, Markup } from '../markup.ts'
import type { ImageKind, Occurrence } from '../occurrence.ts'
import type { LineIndex } from '../offsets.ts'
import type { Source } from '../source.ts'
import { textOf } from './attributes.ts'
import { contextOf } from './context.ts'
import { onPage } from './page-map.ts'
import { judgeRole } from './role.ts'
import { sourceOf } from './picture-source.ts'
import { blankOf, slotOf } from './slot.ts'
import { unnamedControl } from './unnamed-control.ts'
import { judgeVerdict, kindOf } from './verdict.ts'
import type { Judgement } from './verdict.ts'

/** Where the judged file stands, and how its offsets become places. */
export interface JudgedFile {
  readonly source: Source
  readonly lines: LineIndex
  /** Added to every offset: 1 where the file begins with a byte order mark that the parser did not see. */
  readonly shift: number
  /** `lacking`: only images without an alternative. @default 'all' */
  readonly asked?: 'all' | 'lacking' | undefined
  /** The path that the site is served under. @default '/' */
  readonly base?: string | undefined
}

/** Every image of a file, judged, in source order. Pure: no file system. */
export function judge(markup: Markup, file: JudgedFile): Occurrence[] {
  return onPage(() => judgeAll(markup, file))
}

function judgeAll(markup: Markup, file: JudgedFile): Occurrence[] {
  const found: Occurrence[] = []
  for (const element of markup.images) {
    const kind = kindOf(element)
    if (kind === undefined) continue
    const judgement = judgeVerdict(element, kind, markup)
    if (file.asked === 'lacking' && judgement.verdict !== 'missing') continue
    found.push(occurrence({ element, kind, judgement }, markup, file))
  }
  return found
}

interface Judged {
  readonly element: Element
  readonly kind: ImageKind
  readonly judgement: Judgement
}

function occurrence({ element, kind, judgement }: Judged, markup: Markup, file: JudgedFile): Occurrence {
  const { lines, shift, base } = file
  const source = sourceOf(element, kind)
  const context = contextOf(element, markup, file.source.path)
  const { verdict, reason, alt, name } = judgement
  const question = { element, kind, judgement, source, context, markup, base }
  const { role, roleReason, decision, suggest, suggestFrom } = judgeRole(question)
  const { start, end } = element.range
  const { line, column } = lines.at(start + shift)
  // One by one: to spread three objects into a fourth takes longer than to judge one of them.
  return {
    file: file.source.path,
    language: file.source.language,
    kind,
    range: { start: start + shift, end: end + shift },
    line,
    column,
    source,
    verdict,
    reason,
    alt,
    name,
    role,
    roleReason,
    decision,
    suggest,
    suggestFrom,
    context,
    title: textOf(element, 'title'),
    unnames: unnamedControl(element, judgement, markup),
    slot: slotOf(element, kind, judgement, shift),
    blank: blankOf(element, kind, judgement, shift),
  }
}
