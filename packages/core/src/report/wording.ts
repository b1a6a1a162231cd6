import type { Finding } from '../finding.ts'
import type { Wording } from './left-wording.ts'
import { ruleWordings } from './rule-wording.ts'

export { wordLeft } from './left-wording.ts'
export type { Wording } from './left-wording.ts'

/** What a finding says to a person. */
export function wordFinding({ code, data }: Finding): Wording {
  const word = Object.hasOwn(ruleWordings, code) ? ruleWordings[code as keyof typeof ruleWordings] : undefined
  return word?.(data) ?? { what: code, mend: '' }
}
