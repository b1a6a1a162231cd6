import { messageOf } from '@alt-text/core'
import { HttpFailure } from './failure.ts'
import { objectOf } from './json.ts'
import type { Transport } from './transport.ts'
import { within } from './wait.ts'

export interface MadeOptions {
  readonly own: Transport
  readonly redact: (text: string) => string
  /** Milliseconds for one call: the client itself waits for ever. */
  readonly callMs: number
}

/**
 * A client that a project has made: it repeats a submission after 502, 503 and 504, and quotes in its errors what a server
 * quotes. So submissions go through the transport of our own, and the key is taken out of whatever else it throws.
 */
export function withoutSubmissions({ queue, storage }: Transport, { own, redact, callMs }: MadeOptions): Transport {
  const call = async <T>(
    parent: AbortSignal | undefined,
    run: (abortSignal: AbortSignal) => Promise<T>,
  ): Promise<T> => {
    try {
      return await within(callMs, parent, run)
    } catch (error) {
      throw cleaned(error, redact)
    }
  }
  return {
    queue: {
      submit: (endpoint, options) => own.queue.submit(endpoint, options),
      status: (endpoint, options) =>
        call(options.abortSignal, (abortSignal) => queue.status(endpoint, { ...options, abortSignal })),
      result: (endpoint, options) =>
        call(options.abortSignal, (abortSignal) => queue.result(endpoint, { ...options, abortSignal })),
    },
    storage: { upload: (file, options) => call(undefined, () => storage.upload(file, options)) },
  }
}

function cleaned(error: unknown, redact: (text: string) => string): unknown {
  const { status, body } = objectOf(error) ?? {}
  if (typeof status === 'number') {
    return new HttpFailure(status, JSON.parse(redact(JSON.stringify(body ?? null))) as unknown, undefined)
  }
  const message = messageOf(error)
  return redact(message) === message ? error : new Error(redact(message))
}
