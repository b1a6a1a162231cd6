import { messageOf } from '@alt-text/core'
import { faultOf as networkFaultOf, oneLine } from '../modelrunner/failure.ts'
import { objectOf, textOf } from '../modelrunner/json.ts'

/** What an error of the AI SDK tells. It is known by its name and its members: there may be several copies of `ai`. */
export interface Fault {
  readonly name: string
  /** Of an HTTP answer; absent when none came. An answer may begin, and break off. */
  readonly status: number | undefined
  /** The service's own words, one line. */
  readonly said: string
  /** The service's own codes: `insufficient_quota invalid_request_error`. */
  readonly codes: string
  readonly retryAfterMs: number | undefined
  /** The connection broke, or never stood. */
  readonly isNetwork: boolean
  /** The service cannot have seen the call. */
  readonly isUnsent: boolean
}

type Shape = Readonly<Record<string, unknown>>

const COLOURS = /\p{Cc}\[[\d;]*m/gu

export function faultOf(thrown: unknown): Fault {
  const error = callError(thrown)
  const shape = objectOf(error) ?? {}
  const body = objectOf(parse(textOf(shape.responseBody))) ?? {}
  const name = error instanceof Error ? error.name : ''
  const status = typeof shape.statusCode === 'number' ? shape.statusCode : undefined
  const isAnswered = status !== undefined && (status < 200 || status > 299)
  const isNetwork = !isAnswered && (shape.isRetryable === true || isBroken(error))
  return {
    name,
    status,
    said: oneLine((saidIn(shape, body) ?? messageOf(error)).replace(COLOURS, '')),
    codes: oneLine(codesIn(body)),
    retryAfterMs: retryAfterOf(objectOf(shape.responseHeaders)),
    isNetwork,
    isUnsent: isNetwork && networkFaultOf(error).unsent,
  }
}

/** The error of the call, where the SDK or its gateway has put another one around it. */
function callError(thrown: unknown): unknown {
  const shape = objectOf(thrown)
  if (shape?.lastError !== undefined) return callError(shape.lastError)
  const cause = objectOf(shape?.cause)
  return shape?.name !== 'AI_APICallError' && cause?.name === 'AI_APICallError' ? shape?.cause : thrown
}

/** Services do not agree on where the words stand; where the SDK knows the place, they are its message already. */
function saidIn({ data, message }: Shape, body: Shape): string | undefined {
  if (data !== undefined) return textOf(message)
  const inner = objectOf(body.error) ?? {}
  const places = [inner.message, body.message, body.error, body.detail, message]
  return places.map((one) => textOf(one)).find((text) => text !== undefined)
}

function codesIn(body: Shape): string {
  const inner = objectOf(body.error) ?? body
  return [inner.code, inner.type, inner.status].filter((one) => typeof one === 'string').join(' ')
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    // An edge's HTML page, say. The status tells enough.
    return undefined
  }
}

/** What `fetch` throws when the other side hangs up. */
function isBroken(error: unknown): boolean {
  return error instanceof TypeError && /^(?:fetch failed|terminated)$/i.test(error.message)
}

function retryAfterOf(headers: Shape | undefined): number | undefined {
  const ms = Number(textOf(headers?.['retry-after-ms']) ?? Number.NaN)
  const value = textOf(headers?.['retry-after'])
  if (Number.isFinite(ms)) return Math.max(0, ms)
  if (value === undefined) return undefined
  const seconds = Number(value)
  const wait = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(value) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined
}
