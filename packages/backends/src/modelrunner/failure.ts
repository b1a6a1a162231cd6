import { BackendError, messageOf } from '@alt-text/core'
import { objectOf, textOf } from './json.ts'

const LONGEST_DETAIL = 300
/** Nothing left this machine: the connection never stood. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * An answer that is not 2xx. Thrown inside `fetch`, so that `@modelrunner/client`, which repeats only on its own
 * `ApiError`, does not send a paid request again. Hence also `httpStatus` and not `status`.
 */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure'
  readonly httpStatus: number
  readonly body: unknown
  readonly retryAfterMs: number | undefined

  constructor(httpStatus: number, body: unknown, retryAfterMs: number | undefined) {
    super(`HTTP ${httpStatus}`)
    this.httpStatus = httpStatus
    this.body = body
    this.retryAfterMs = retryAfterMs
  }
}

/** What is known of a call that did not work. */
export interface Fault {
  /** Absent when no answer came, or none that could be read. */
  readonly status: number | undefined
  readonly body: unknown
  /** One line, for people. */
  readonly detail: string
  readonly retryAfterMs: number | undefined
  /** The service cannot have seen it. */
  readonly unsent: boolean
}

/** Reads an error of either transport. */
export function faultOf(error: unknown): Fault {
  const shape = objectOf(error) ?? {}
  const status = error instanceof HttpFailure ? error.httpStatus : shape.status
  if (typeof status !== 'number') {
    return {
      status: undefined,
      body: undefined,
      detail: chainOf(error),
      retryAfterMs: undefined,
      unsent: isUnsent(error),
    }
  }
  const retryAfterMs = error instanceof HttpFailure ? error.retryAfterMs : undefined
  const detail = detailOf(shape.body)
  const named = detail === undefined ? `HTTP ${status}` : `HTTP ${status}: ${detail}`
  return { status, body: shape.body, detail: named, retryAfterMs, unsent: false }
}

/** The service's own words: `message`, else `error`, which is a string or a list of issues. */
export function detailOf(body: unknown): string | undefined {
  const shape = objectOf(body)
  const text = textOf(shape?.message) ?? textOf(shape?.error)
  if (text !== undefined) return oneLine(text)
  const issues = Array.isArray(shape?.error) ? shape.error.map((issue) => issueOf(issue)) : []
  return issues.length === 0 ? undefined : oneLine(issues.join('; '))
}

function issueOf(issue: unknown): string {
  const shape = objectOf(issue)
  const at = Array.isArray(shape?.loc) ? shape.loc : Array.isArray(shape?.path) ? shape.path : []
  const words = textOf(shape?.msg) ?? textOf(shape?.message) ?? JSON.stringify(issue)
  return at.length === 0 ? words : `${at.join('.')}: ${words}`
}

/** The fault as dispatch wants it, for every call alike. */
export function backendErrorOf(fault: Fault): BackendError {
  const { status, detail, retryAfterMs } = fault
  if (status === 401 || status === 403) {
    return new BackendError('AUTH', `ModelRunner does not accept the key (${detail})`, { fatal: true })
  }
  if (status === 402) {
    return new BackendError('PAYMENT', `ModelRunner wants a higher balance (${detail})`, { fatal: true })
  }
  if (status === 429) {
    return new BackendError('RATE_LIMIT', `ModelRunner asks to slow down (${detail})`, {
      retryable: true,
      retryAfterMs,
    })
  }
  return new BackendError('UNAVAILABLE', `ModelRunner cannot be reached (${detail})`, { retryable: true, retryAfterMs })
}

/** The error for a call that ended because its signal aborted. */
export function abortErrorOf(signal: AbortSignal): BackendError {
  const { reason } = signal as { reason: unknown }
  return reason instanceof DOMException && reason.name === 'TimeoutError'
    ? new BackendError('TIMEOUT', 'ModelRunner took too long; asked again, the same request is gone on with', {
        retryable: true,
      })
    : new BackendError('ABORTED', 'Stopped; a later run goes on with what is in flight')
}

/** Printable, short: it may come from anywhere. */
export function oneLine(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return line.length > LONGEST_DETAIL ? `${line.slice(0, LONGEST_DETAIL)}…` : line
}

function chainOf(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? ` (${codeOf(error.cause)})` : ''
  return oneLine(messageOf(error) + cause)
}

function codeOf(error: unknown): string {
  return textOf(objectOf(error)?.code) ?? messageOf(error)
}

function isUnsent(error: unknown): boolean {
  const cause = error instanceof Error ? (error.cause ?? error) : undefined
  if (cause instanceof AggregateError) return cause.errors.every((one) => NEVER_SENT.has(codeOf(one)))
  return cause !== undefined && NEVER_SENT.has(codeOf(cause))
}
