import { BackendError } from '@alt-text/core'
import { setTimeout as wait } from 'node:timers/promises'

/** How long one waits for a hub, and how often. Milliseconds. */
export interface Patience {
  /** Without a byte for so long, a connection counts as dead. */
  readonly stallMs: number
  /** Before the second try; doubled from then on. */
  readonly pauseMs: number
  /** The longest pause that is chosen, and the longest that a hub may ask for. */
  readonly mostPauseMs: number
  readonly mostAskedMs: number
  /** Tries in a row that bring nothing. */
  readonly tries: number
}

export const patience: Patience = {
  stallMs: 30_000,
  pauseMs: 1000,
  mostPauseMs: 30_000,
  mostAskedMs: 5 * 60_000,
  tries: 6,
}

export interface Persistence {
  readonly patience: Patience
  readonly signal: AbortSignal
  /** Told before each pause. */
  readonly onRetry: (reason: string, pauseMs: number) => void
  /** Whether the last try brought something, which makes the count begin again. */
  readonly progressed?: (() => boolean) | undefined
}

/**
 * Tries again what may work later: after what the hub asks for, else after a growing pause.
 * @throws {BackendError} the last one, when it was the last try, or one that no time mends
 */
export async function persist<T>(attempt: () => Promise<T>, persistence: Persistence): Promise<T> {
  const { patience, signal, onRetry, progressed } = persistence
  for (let failures = 1; ; failures++) {
    signal.throwIfAborted()
    try {
      return await attempt()
    } catch (error) {
      if (!(error instanceof BackendError) || !error.retryable) throw error
      if (progressed?.() === true) failures = 1
      const pauseMs = error.retryAfterMs ?? pauseFor(failures, patience)
      if (failures >= patience.tries || pauseMs > patience.mostAskedMs) throw final(error, failures)
      onRetry(error.message, pauseMs)
      await wait(pauseMs, undefined, { signal })
    }
  }
}

/** Uneven, so that many machines that were sent away together do not come back together. */
function pauseFor(failures: number, { pauseMs, mostPauseMs }: Patience): number {
  return Math.min(pauseMs * 2 ** (failures - 1), mostPauseMs) * (0.75 + Math.random() / 2)
}

function final(error: BackendError, tries: number): BackendError {
  const { code, message, retryAfterMs } = error
  const asked = retryAfterMs === undefined ? '' : ` It asks to wait ${Math.ceil(retryAfterMs / 1000)} s.`
  const often = tries > 1 ? ` Tried ${tries} times.` : ''
  return new BackendError(code, `${message}${asked}${often} What was fetched is kept for the next run.`, {
    cause: error,
  })
}
