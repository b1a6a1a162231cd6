import type { Finding } from '../finding.ts'
import type { Wording } from './left-wording.ts'
import { ruleWordings } from './rule-wording.ts'

export { wordLeft } from './left-wording.ts'
export type { Wording } from './left-wording.ts'

/** What a finding says to a person: one line each, whatever a page, a file's name or a key holds. */
export function wordFinding({ code, data }: Finding): Wording {
  const word = Object.hasOwn(ruleWordings, code) ? ruleWordings[code as keyof typeof ruleWordings] : undefined
  const { what, mend } = word?.(data) ?? { what: code, mend: '' }
  return { what: oneLine(what), mend: oneLine(mend) }
}

/** Without what turns text around. */
function oneLine(text: string): string {
  return text.replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '').replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
}
