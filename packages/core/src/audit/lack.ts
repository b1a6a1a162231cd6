import { isBlank } from '../blank.ts'
import type { RuleCode } from '../rule-settings.ts'
import type { Subject } from './subject.ts'

/** The rules that share out the images without an alternative: each is told of once. */
export type Lack = Extract<
  RuleCode,
  'missing' | 'blank' | 'link-unnamed' | 'control-unnamed' | 'graphic-unnamed' | 'language-gap'
>

/** Which of them an image without an alternative is; `undefined` for one that has what it needs. */
export function lackOf(subject: Subject): Lack | undefined {
  const { occurrence, outcome } = subject.seen
  if (outcome.kind !== 'left') return undefined
  const { kind, role } = occurrence
  if (kind === 'input' || kind === 'area') return 'control-unnamed'
  if (role === 'functional') return 'link-unnamed'
  if (outcome.why === 'blank') return 'blank'
  if (kind === 'svg' || kind === 'role-img' || kind === 'object') return 'graphic-unnamed'
  return outcome.why === 'unfilled' && hasOtherWords(subject) ? 'language-gap' : 'missing'
}

function hasOtherWords({ entry }: Subject): boolean {
  if (entry === undefined) return false
  return [entry, ...Object.values(entry.languages ?? {})].some(({ alt = '' }) => !isBlank(alt))
}
