import { setMaxListeners } from 'node:events'

/** Time and chance, as arguments: tests bring their own. */
export interface Clock {
  /** Milliseconds since whenever; no change of the date touches it. */
  now(): number
  /** Resolves after that time, or as soon as the signal aborts; never rejects. */
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>
  /** 0 to 1. */
  random(): number
}

/** The real one. A pending sleep keeps the process alive, so whoever sleeps in vain aborts it. */
export const systemClock: Clock = {
  now: () => performance.now(),
  random: () => Math.random(),
  sleep: (milliseconds, signal) =>
    new Promise((resolve) => {
      if (signal?.aborted) return resolve()
      const done = (): void => {
        clearTimeout(timer)
        signal?.removeEventListener('abort', done)
        resolve()
      }
      // Longer than Node can wait for at once would be no wait at all.
      const timer = setTimeout(done, Math.min(milliseconds, 2_147_483_647))
      signal?.addEventListener('abort', done)
    }),
}

/** A controller that aborts when `parent` does, until it is released. Any number of listeners is normal here. */
export function follow(parent: AbortSignal): { controller: AbortController; release: () => void } {
  const controller = new AbortController()
  setMaxListeners(0, controller.signal)
  const abort = (): void => controller.abort(parent.reason)
  if (parent.aborted) abort()
  else parent.addEventListener('abort', abort)
  return { controller, release: () => parent.removeEventListener('abort', abort) }
}
