import type { Element, Markup } from '../markup.ts'
import type { Context, Decision, ImageKind, ImageSource, Role } from '../occurrence.ts'
import type { Judgement } from './verdict.ts'

export interface RoleQuestion {
  readonly element: Element
  readonly kind: ImageKind
  readonly judgement: Judgement
  readonly source: ImageSource
  readonly context: Context
  readonly markup: Markup
  /** POSIX path of the source from the root. */
  readonly path: string
}

export interface RoleAnswer {
  readonly role: Role
  readonly roleReason: string
  readonly decision: Decision
  readonly suggest: string | null
}

/** What an image does where it stands (W3C `alt` decision tree), from markup alone. */
export function judgeRole({ judgement }: RoleQuestion): RoleAnswer {
  if (judgement.verdict !== 'missing') return { role: null, roleReason: 'decided', decision: 'nothing', suggest: null }
  return { role: 'informative', roleReason: 'nothing-else', decision: 'caption', suggest: null }
}
