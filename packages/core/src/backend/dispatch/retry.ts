import type { BackendError } from '../contract.ts'
import type { Clock } from './clock.ts'
import type { Run } from './run.ts'

const firstMs = 1_000
const longestMs = 30_000

/** Nobody waits longer than this for one answer; a service that asks for more is given up for the run. */
export const patienceMs = 300_000

/** By name: a backend may have been installed with a copy of this package of its own. */
export function isBackendError(error: Error): error is BackendError {
  return error.name === 'BackendError'
}

export function isRetryable(error: Error): error is BackendError {
  return isBackendError(error) && error.retryable && !error.fatal
}

/** Sure not to have cost anything: the service did not take the call. */
export function wasTurnedAway(error: Error): boolean {
  return isBackendError(error) && ['AUTH', 'PAYMENT', 'RATE_LIMIT'].includes(error.code)
}

/** How long to wait before the next attempt: doubling, half of it by chance, and no less than the service asks for. */
export function delayFor(error: BackendError, attempt: number, clock: Clock): number {
  const backoff = Math.min(longestMs, firstMs * 2 ** attempt)
  return Math.max(error.retryAfterMs ?? 0, Math.round(backoff * (0.5 + clock.random() / 2)))
}

/** One pause that all calls to a backend share: what one of them is told about the rate goes for all. */
export interface Pause {
  until(time: number): void
  /** Resolves when the pause is over, however often it was made longer meanwhile, or the run is aborted. */
  over(): Promise<void>
}

export function createPause({ clock, signal }: Pick<Run, 'clock' | 'signal'>): Pause {
  let end = 0
  return {
    until: (time) => {
      end = Math.max(end, time)
    },
    over: async () => {
      while (!signal.aborted && clock.now() < end) await clock.sleep(end - clock.now(), signal)
    },
  }
}
