import { BackendError } from '@alt-text/core'
import { abortErrorOf, backendErrorOf, type Fault, faultOf } from './failure.ts'
import { IMAGE, INTENT } from './history.ts'
import type { Counts } from './journal.ts'
import { objectOf, textOf } from './json.ts'
import type { Service } from './service.ts'

/** One image, ready to be submitted. */
interface Order {
  /** Image bytes, endpoint and options. */
  readonly key: string
  /** Key in the captions file. */
  readonly image: string
  readonly hash: string
  readonly input: Readonly<Record<string, unknown>>
  /** Names the attempt, here and at the service. */
  readonly token: string
  /** Which other attempts make this one needless. */
  readonly counts: Counts
}

/**
 * Submits an image once. Written down before and after; where no answer says what became of it, the intent stays open
 * and is looked up by its token. Returns without a result: the journal has it, whoever was first.
 * @throws BackendError when the service has surely not taken it.
 */
export async function submit(service: Service, order: Order, signal: AbortSignal): Promise<void> {
  const { journal, settings, transport } = service
  const { token, key, image, counts } = order
  await service.pause.wait(signal)
  if (!(await journal.claim({ t: 'intent', token, key, image }, counts))) return
  try {
    // Nothing has been sent yet.
    if (signal.aborted) return await refuse(service, token, abortErrorOf(signal))
    const reply = await transport.queue.submit(settings.endpoint, {
      input: order.input,
      metadata: { [INTENT]: token, [IMAGE]: order.hash },
      priority: settings.priority ?? 'normal',
      headers: settings.storeIo === undefined ? {} : { 'x-modelrunner-store-io': settings.storeIo ? '1' : '0' },
      abortSignal: signal,
    })
    service.pause.clear()
    const id = textOf(objectOf(reply)?.request_id)
    if (id !== undefined) await journal.append({ t: 'submitted', token, key, image, id })
  } catch (error) {
    if (error instanceof BackendError) throw error
    const refusal = refusalOf(service, faultOf(error))
    if (refusal !== undefined) await refuse(service, token, refusal)
    // Otherwise it may have arrived: the open intent is looked up.
    else if (signal.aborted) throw abortErrorOf(signal)
  }
}

async function refuse(service: Service, token: string, error: BackendError): Promise<never> {
  await service.journal.append({ t: 'void', token })
  throw error
}

/**
 * Why the service has surely not taken it; nothing where that is open (5xx, no answer, an answer that cannot be
 * read).
 */
function refusalOf(service: Service, fault: Fault): BackendError | undefined {
  const { status, unsent, detail } = fault
  if (unsent || status === 401 || status === 402 || status === 403) return backendErrorOf(fault)
  if (status === 429) return backendErrorOf({ ...fault, retryAfterMs: service.pause.extend(fault.retryAfterMs) })
  if (status === 404) {
    const message = `ModelRunner does not know the endpoint ${service.settings.endpoint} (${detail})`
    return new BackendError('BAD_INPUT', message, { fatal: true })
  }
  if (status === undefined || status < 400 || status >= 500 || status === 408) return undefined
  return new BackendError('BAD_INPUT', `ModelRunner refused the image (${detail})`)
}
