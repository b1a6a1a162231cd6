import { BackendError } from '@alt-text/core'
import type { Attempt } from './attempt.ts'
import { backendErrorOf, type Fault, faultOf } from './failure.ts'
import type { Service } from './service.ts'
import { monotonic, sleep } from './wait.ts'

/** Answers to one look. */
type Look =
  | { readonly kind: 'found'; readonly id: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unknown'; readonly fault: Fault }

/**
 * Waits until it is known what became of a submission without an answer: the journal has an id for it then, or calls
 * it void.
 *
 * It counts as never arrived only when the service's list, asked after the window, has no such request. The window is
 * the list's lag and the time one call may take: another process may be in the middle of that call. It is measured
 * from the first look of this process, not by the clock in the journal, which may have been set since.
 * @throws BackendError `UNAVAILABLE` when the list cannot be had; the intent stays open.
 */
export async function recover(service: Service, attempt: Attempt, signal: AbortSignal): Promise<void> {
  const { timing } = service.settings
  const { token, key, image } = attempt
  const windowMs = timing.lagMs + timing.callMs
  const since = service.looks.get(token) ?? monotonic()
  service.looks.set(token, since)
  let waitMs = timing.firstPollMs
  for (;;) {
    if (service.journal.attempts.get(token)?.t !== 'intent') return
    const elapsedMs = monotonic() - since
    const found = await look(service, token, signal)
    if (found.kind === 'found') return service.journal.append({ t: 'submitted', token, key, image, id: found.id })
    if (elapsedMs >= windowMs && found.kind === 'absent') return service.journal.append({ t: 'void', token })
    if (elapsedMs >= windowMs * 2 && found.kind === 'unknown') throw unsettled(found.fault)
    await sleep(waitMs, signal)
    waitMs = Math.min(waitMs * 2, timing.pollMs)
  }
}

async function look(service: Service, token: string, signal: AbortSignal): Promise<Look> {
  try {
    const id = await service.find(token, signal)
    return id === undefined ? { kind: 'absent' } : { kind: 'found', id }
  } catch (error) {
    signal.throwIfAborted()
    const fault = faultOf(error)
    if (fault.status === 401 || fault.status === 403) throw backendErrorOf(fault)
    if (fault.status === 429) {
      service.pause.extend(fault.retryAfterMs)
      await service.pause.wait(signal)
    }
    return { kind: 'unknown', fault }
  }
}

function unsettled(fault: Fault): BackendError {
  const message = `ModelRunner does not say whether a submission arrived, so it is not repeated (${fault.detail})`
  return new BackendError('UNAVAILABLE', message, { retryable: true })
}
