import { AltTextError, leftData, wordLeft } from '@alt-text/core'
import type { Seen } from '@alt-text/core'

/**
 * Where a site says that every image must have an alternative, and these have none.
 * @throws AltTextError `MISSING_ALTERNATIVES` at the first of them
 */
export function refuseMissing(seen: readonly Seen[]): void {
  const [first, ...others] = seen.flatMap((it) => (it.outcome.kind === 'left' ? [{ it, why: it.outcome.why }] : []))
  if (first === undefined) return
  const { what, mend } = wordLeft(first.why, leftData(first.it))
  const more = others.length === 0 ? '' : ` (and ${others.length} more in this file)`
  throw new AltTextError('MISSING_ALTERNATIVES', `${what}${more}`, { place: first.it.occurrence, fix: mend })
}
