import { AltTextError, leftData, wordLeft } from '@alt-text/core'
import type { Seen } from '@alt-text/core'

/**
 * Where a site says that every image must have an alternative, and these have none.
 * @throws AltTextError `MISSING_ALTERNATIVES` at the first of them
 */
export function refuseMissing(seen: readonly Seen[]): void {
  const [first, ...others] = seen.flatMap((it) => missing(it) ?? [])
  if (first === undefined) return
  const more = others.length === 0 ? '' : ` (and ${others.length} more in this file)`
  throw new AltTextError('MISSING_ALTERNATIVES', `${first.message}${more}`, { place: first.place, fix: first.fix })
}

/** What there is to say of an image that is left without an alternative. */
export function missing(seen: Seen): AltTextError | undefined {
  if (seen.outcome.kind !== 'left') return undefined
  const { what, mend } = wordLeft(seen.outcome.why, leftData(seen))
  return new AltTextError('MISSING_ALTERNATIVES', what, { place: seen.occurrence, fix: mend })
}
