import { BackendError } from '../contract.ts'
import { type Clock, follow } from './clock.ts'

/** After an abort, an answer that is on its way may still arrive: it may have been paid for. */
const graceMs = 1_000

export interface CallLimits {
  readonly signal: AbortSignal
  readonly timeoutMs: number
  readonly clock: Clock
}

/**
 * Calls once, and settles whatever the callee does: with its answer, with its error, or soon after the time is up or
 * the run aborts, with `TIMEOUT` or `ABORTED`. Neither is retryable: nobody knows how far the call came.
 */
export async function callOnce<Result>(
  call: (signal: AbortSignal) => Promise<Result>,
  limits: CallLimits,
): Promise<Result> {
  const { signal, timeoutMs, clock } = limits
  const { controller, release } = follow(signal)
  const timers = new AbortController()
  // Also a callee that throws before it returns a promise.
  const answer = (async () => call(controller.signal))()
  const late = Symbol('late')
  const onTime = clock.sleep(timeoutMs, timers.signal).then(() => late)
  const aborted = new Promise<typeof late>((resolve) => {
    if (signal.aborted) resolve(late)
    controller.signal.addEventListener('abort', () => resolve(late))
  })
  try {
    const first = await Promise.race([answer, onTime, aborted])
    if (first !== late) return first as Result
    const fault = faultOf(signal, timeoutMs)
    controller.abort(fault)
    const grace = clock.sleep(graceMs, timers.signal).then(() => late)
    // The callee's own error on being aborted says no more than the fault does.
    const second = await Promise.race([answer.catch(() => late), grace])
    if (second === late) throw fault
    return second as Result
  } finally {
    timers.abort()
    release()
  }
}

function faultOf(signal: AbortSignal, timeoutMs: number): BackendError {
  return signal.aborted
    ? new BackendError('ABORTED', 'The run was stopped.', { cause: signal.reason })
    : new BackendError('TIMEOUT', `No answer within ${Math.round(timeoutMs / 1000)} s.`)
}
