import { messageOf } from '@alt-text/core'
import { readBody } from './body.ts'
import { HttpFailure } from './failure.ts'
import { objectOf, textOf } from './json.ts'
import { QUEUE_HOST, REST_HOST } from './transport.ts'
import { within } from './wait.ts'

/** A record holds one sentence; whatever is longer than this is not one. */
const LONGEST_ANSWER = 5 * 1024 * 1024
/** Bytes go up more slowly than words come down. */
const UPLOAD_FACTOR = 4
/** They describe the body as it travelled, not as it was read. */
const TRANSFER_HEADERS = ['content-encoding', 'content-length', 'transfer-encoding']

/** What the rim needs. */
interface GuardOptions {
  readonly fetch: typeof fetch
  /** Milliseconds for one call, its body included. */
  readonly callMs: number
  readonly redact: (text: string) => string
}

/**
 * The `fetch` that both transports get. Only the service's hosts, no redirects, a limit on time and size, the key
 * taken out of whatever comes back, and an `HttpFailure` for anything but 2xx, which ends the client's own repeating.
 */
export function guard({ fetch, callMs, redact }: GuardOptions): typeof globalThis.fetch {
  /** Where announced uploads go: signed addresses that must not see the key. */
  const uploadOrigins = new Set<string>()

  return async (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const isUpload = init.method === 'PUT' && uploadOrigins.has(url.origin)
    admit(url, isUpload, init.headers)
    try {
      return await within(isUpload ? callMs * UPLOAD_FACTOR : callMs, init.signal ?? undefined, async (signal) => {
        const response = await fetch(url.href, { ...init, redirect: 'manual', signal })
        const text = redact((await readBody(response, LONGEST_ANSWER)).toString('utf8'))
        // Storage's 403 is about a signature that ran out, not about the key.
        if (!response.ok && isUpload) throw new Error(`The upload was answered ${response.status}`)
        if (!response.ok) throw new HttpFailure(response.status, parse(text), retryAfterOf(response))
        if (url.hostname === REST_HOST) noteUpload(text, uploadOrigins)
        return again(response, text)
      })
    } catch (error) {
      throw scrub(error, redact)
    }
  }
}

function admit(url: URL, isUpload: boolean, headers: RequestInit['headers']): void {
  const isService = url.hostname === QUEUE_HOST || url.hostname === REST_HOST
  if (url.protocol !== 'https:' || !(isService || isUpload)) throw new Error(`Refused to call ${url.host}`)
  if (isUpload && new Headers(headers).has('authorization')) throw new Error(`Refused to send the key to ${url.host}`)
}

function noteUpload(text: string, origins: Set<string>): void {
  const address = textOf(objectOf(parse(text))?.upload_url)
  if (address !== undefined && URL.canParse(address)) origins.add(new URL(address).origin)
}

/** The body has been read for its limits; the caller reads this copy. */
function again(response: Response, text: string): Response {
  const headers = new Headers(response.headers)
  for (const name of TRANSFER_HEADERS) headers.delete(name)
  return new Response(text === '' ? null : text, { status: response.status, statusText: response.statusText, headers })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not JSON: an edge's HTML page, say. The status tells enough.
    return undefined
  }
}

function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after')
  if (value === null) return undefined
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined
}

/** `fetch` quotes headers it cannot send, and an own `fetch` may quote anything. */
function scrub(error: unknown, redact: (text: string) => string): unknown {
  const seen =
    error instanceof Error ? `${error.message} ${error.stack ?? ''} ${messageOf(error.cause)}` : String(error)
  return redact(seen) === seen ? error : new Error(redact(messageOf(error)))
}
