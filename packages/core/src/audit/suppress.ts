import type { Suppressed } from '../audit-report.ts'
import type { Finding } from '../finding.ts'
import type { RuleCode } from '../rule-settings.ts'
import { ruleCodes } from '../rule-settings.ts'
import type { Ignore } from './ignore.ts'

/** A comment, and what became of it. */
export interface IgnoreUse {
  readonly ignore: Ignore
  /** Codes in it that took a finding back. */
  readonly used: ReadonlySet<string>
  /** Codes in it that are no rule's. */
  readonly unknown: readonly string[]
  /** Whether a rule was asked in this run: of one that was not, nobody knows whether its comment is needed. */
  readonly asked: (code: string) => boolean
}

/** Never: nothing is known of such a source, its comments neither; and comments do not excuse comments. */
const never: ReadonlySet<RuleCode> = new Set<RuleCode>([
  'source-unreadable',
  'unused-ignore',
  'unclear-ignore',
  'unknown-mark',
])

/** The findings of a source that its comments leave standing, those they take back, and what each comment did. */
export function suppress(
  findings: readonly Finding[],
  ignores: readonly Ignore[],
  asked: (code: string) => boolean,
): { left: Finding[]; taken: Suppressed[]; uses: IgnoreUse[] } {
  const uses = ignores.map((ignore) => {
    const unknown = ignore.codes.filter((code) => !(ruleCodes as readonly string[]).includes(code))
    return { ignore, used: new Set<string>(), unknown, asked }
  })
  const byLine = new Map<number, (typeof uses)[number][]>()
  for (const use of uses) {
    for (const line of use.ignore.lines) {
      const there = byLine.get(line)
      if (there === undefined) byLine.set(line, [use])
      else there.push(use)
    }
  }
  const taken: Suppressed[] = []
  const left = findings.filter((finding) => {
    if (never.has(finding.code as RuleCode)) return true
    const holding = (byLine.get(finding.line) ?? []).filter(({ ignore }) => holds(ignore, finding))
    for (const { used } of holding) used.add(finding.code)
    const [first] = holding
    if (first !== undefined) taken.push({ finding, by: 'comment', reason: first.ignore.reason })
    return first === undefined
  })
  return { left, taken, uses }
}

/** On its own line it holds only for what comes after it. */
function holds({ codes, line, column }: Ignore, finding: Finding): boolean {
  if (!codes.includes(finding.code)) return false
  return finding.line !== line || finding.column > column
}
