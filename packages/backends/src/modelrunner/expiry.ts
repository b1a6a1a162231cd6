import { AltTextError } from '@alt-text/core'
import type { ExpiresIn } from './transport.ts'

const SPANS: Readonly<Record<Exclude<ExpiresIn, number>, number | null>> = {
  never: null,
  immediate: 60,
  '1h': 3600,
  '1d': 86_400,
  '7d': 604_800,
  '30d': 2_592_000,
  '1y': 31_536_000,
}
const SHORTEST = 60
const LONGEST = 157_680_000

/** Seconds until an upload may go; `null` for never. @throws AltTextError `CONFIG_INVALID` */
export function secondsOf(expiresIn: ExpiresIn): number | null {
  if (typeof expiresIn !== 'number' && Object.hasOwn(SPANS, expiresIn)) return SPANS[expiresIn]
  if (typeof expiresIn === 'number' && Number.isInteger(expiresIn) && expiresIn >= SHORTEST && expiresIn <= LONGEST) {
    return expiresIn
  }
  throw new AltTextError('CONFIG_INVALID', `modelrunner() does not know expiresIn: ${JSON.stringify(expiresIn)}.`, {
    fix: `Use one of ${Object.keys(SPANS).join(', ')}, or whole seconds from ${SHORTEST} to ${LONGEST}.`,
  })
}
