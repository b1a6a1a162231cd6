import type { Rule } from './rule.ts'
import { missing } from './rules/missing.ts'
import { sourceUnreadable } from './rules/source-unreadable.ts'
import { stale } from './rules/stale.ts'

/** Every rule, by its code. */
export const rules: Readonly<Record<string, Rule>> = {
  missing,
  stale,
  'source-unreadable': sourceUnreadable,
}

export type { Rule } from './rule.ts'
