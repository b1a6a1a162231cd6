import { BackendError } from '@alt-text/core'
import { abortErrorOf, backendErrorOf, detailOf, type Fault, faultOf } from './failure.ts'
import { objectOf } from './json.ts'
import { type Outcome, outcomeOf } from './output.ts'
import type { Service } from './service.ts'
import { sleep, within } from './wait.ts'

/** Calls in a row that may go wrong before the image is left for later: resets, 5xx, answers that are not JSON. */
const PATIENCE = 8
/** Times in a row the service may not know an id that it gave out itself. */
const UNKNOWN_PATIENCE = 4

/**
 * Follows a request to its end. The service's own client is of no use here: it waits for ever on every end but
 * `COMPLETED`.
 * @throws BackendError when the end is not to be had now; the request runs on, and its id is in the journal.
 */
export async function collect(service: Service, id: string, signal: AbortSignal): Promise<Outcome> {
  let deadline: AbortSignal = signal
  try {
    return await within(service.settings.timing.deadlineMs, signal, (inner) => {
      deadline = inner
      return follow(service, id, inner)
    })
  } catch (error) {
    if (error instanceof BackendError) throw error
    throw deadline.aborted ? abortErrorOf(deadline) : error
  }
}

async function follow(service: Service, id: string, signal: AbortSignal): Promise<Outcome> {
  const { timing } = service.settings
  let waitMs = timing.firstPollMs
  let misses = 0
  for (;;) {
    await sleep(waitMs, signal)
    await service.pause.wait(signal)
    waitMs = Math.min(waitMs * 1.5, timing.pollMs)
    try {
      const look = await lookAt(service, id, signal)
      service.pause.clear()
      if (look.kind !== 'running') return look
      misses = 0
    } catch (error) {
      signal.throwIfAborted()
      misses += 1
      const end = endOf(service, faultOf(error), misses)
      if (end !== undefined) return end
    }
  }
}

async function lookAt(service: Service, id: string, signal: AbortSignal): Promise<Outcome | { kind: 'running' }> {
  const { endpoint, output } = service.settings
  const options = { requestId: id, abortSignal: signal }
  const envelope = objectOf(await service.transport.queue.status(endpoint, options))
  if (envelope === undefined) throw new Error('The status came without an envelope')
  // Whatever else it may be called, it is not an end: new states are still running until the deadline.
  if (envelope.status === 'FAILED' || envelope.status === 'CANCELLED') return failed(envelope)
  if (envelope.status !== 'COMPLETED') return { kind: 'running' }
  try {
    const { data } = await service.transport.queue.result(endpoint, options)
    return outcomeOf(data, output) ?? { kind: 'running' }
  } catch (error) {
    const fault = faultOf(error)
    // What went wrong at the model's provider ends as COMPLETED, and shows here only.
    if (fault.status === 422) return { kind: 'failed', reason: fault.detail, retryable: false }
    if (fault.status === 409 || (fault.status === 400 && !isFailure(fault))) return { kind: 'running' }
    throw error
  }
}

/** What a faulty look means: an end, an error, or (nothing) another look. */
function endOf(service: Service, fault: Fault, misses: number): Outcome | undefined {
  const { status } = fault
  if (isFailure(fault)) return failed(objectOf(fault.body) ?? {})
  if (status === 401 || status === 402 || status === 403) throw backendErrorOf(fault)
  if (status === 429) service.pause.extend(fault.retryAfterMs)
  if ((status === 404 || status === 410) && misses >= UNKNOWN_PATIENCE) {
    return { kind: 'lost', reason: `the service does not know it any more (${fault.detail})` }
  }
  if (status !== 429 && misses >= PATIENCE) throw backendErrorOf({ ...fault, retryAfterMs: undefined })
  return undefined
}

/**
 * The platform gives up on a stuck request with a 400 that carries the envelope, by the documents; with a 200, by
 * others.
 */
function isFailure({ status, body }: Fault): boolean {
  const state = objectOf(body)?.status
  return status === 400 && (state === 'FAILED' || state === 'CANCELLED')
}

function failed(envelope: Readonly<Record<string, unknown>>): Outcome {
  const reason = `${String(envelope.status)}: ${detailOf(envelope) ?? 'no reason given'}`
  return { kind: 'failed', reason, retryable: envelope.status === 'FAILED' }
}
