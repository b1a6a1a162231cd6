import { BackendError } from './backend/contract.ts'
import type { Outcome } from './backend/index.ts'
import { AltTextError, describeError } from './error.ts'
import type { Seen } from './seen.ts'

/** Why a picture got no words, as far as the mend differs. */
export type FillFault =
  /** A key, an account, a package or the config: nothing works until that is mended. */
  | 'set-up'
  /** The file itself. */
  | 'image'
  /** A service or a model failed: another run may have more luck. */
  | 'service'
  /** Nobody who could be asked had words of use. */
  | 'no-words'

/** A picture that got no words. */
export interface FillFailure {
  readonly key: string
  /** Where it stands first. */
  readonly seen: Seen
  readonly fault: FillFault
  /** What each backend said. The same trouble has the same words, whatever the picture. */
  readonly reasons: readonly string[]
}

type Unworded = Extract<Outcome, { kind: 'refused' | 'failed' }>

export function failureOf(key: string, seen: Seen, outcome: Unworded): FillFailure {
  return { key, seen, fault: faultOf(outcome), reasons: reasonsOf(outcome, key) }
}

const setUpCodes: ReadonlySet<string> = new Set(['PEER_MISSING', 'CONFIG_INVALID', 'AUTH', 'PAYMENT'])

function faultOf(outcome: Unworded): FillFault {
  if (outcome.kind === 'refused') return 'no-words'
  const codes = outcome.failures.map(({ error }) => codeOf(error))
  if (codes.some((code) => setUpCodes.has(code))) return 'set-up'
  return codes.every((code) => code === 'IMAGE_UNREADABLE') ? 'image' : 'service'
}

function codeOf(error: Error): string {
  return error instanceof AltTextError || error instanceof BackendError ? error.code : ''
}

function reasonsOf(outcome: Unworded, key: string): string[] {
  const failures = outcome.kind === 'failed' ? outcome.failures : []
  const reasons = [
    ...failures.map(({ backend, error }) => `${backend}: ${messageFor(error, key)}`),
    ...outcome.reasons.map(({ backend, code, text }) =>
      code === 'rejected' ? `${backend}: Its words were no use (${text}).` : `${backend}: ${text}`,
    ),
  ]
  return reasons.length > 0 ? reasons : ['No backend is configured.']
}

/** A message that names the picture again says nothing more. */
function messageFor(error: Error, key: string): string {
  const isOwn = error instanceof AltTextError && error.place?.file === key
  return isOwn ? [error.message, error.fix].filter((part) => part !== undefined).join(' ') : describeError(error)
}
