import { BackendError, type BackendErrorCode } from '@alt-text/core'
import { type Fault, faultOf } from './fault.ts'

/** Who was called. */
export interface Callee {
  /** `openai/gpt-5-mini` */
  readonly name: string
  readonly host: string | undefined
  /** A call that may have gone through is free to be made again. */
  readonly isFree: boolean
  /** A server on this machine that has not answered yet: most likely nobody has started it. */
  readonly isAsleep: boolean
  readonly redact: (text: string) => string
}

interface Judgement {
  readonly code: BackendErrorCode
  readonly what: string
  readonly fatal?: boolean
  readonly retryable?: boolean
}

const OUT_OF_MONEY = /insufficient[_ ](?:quota|balance|credits?|funds)|credit balance/i
const NO_EYES =
  /(?:does ?n[o']t|not) support (?:image|vision|multi-?modal)|image input is not supported|image_url is only supported|not a (?:vision|multimodal) model|mmproj/i
const WITHHELD = /content[_ ]?(?:filter|policy|management)|moderation|flagged|safety system/i
const NO_SCHEMA = /response_?format|json_?schema|json_?object|structured output|grammar/i

/** Answers that say the service is ill and did no work: 529 is Anthropic's, 520 and above are Cloudflare's. */
const ILL = new Set([408, 409, 425, 500, 502, 503, 520, 521, 529])
/** Somebody on the way got tired of waiting; the work may be done, and charged, all the same. */
const LATE = new Set([504, 522, 524])

/** Errors that are known by name alone, and concern every image. */
const SETUP: ReadonlyMap<string, Judgement> = new Map<string, Judgement>([
  ['AI_LoadAPIKeyError', { code: 'AUTH', what: 'has no key', fatal: true }],
  ['AI_LoadSettingError', { code: 'AUTH', what: 'lacks a setting', fatal: true }],
  ['GatewayAuthenticationError', { code: 'AUTH', what: 'does not accept the key', fatal: true }],
  ['GatewayError', { code: 'AUTH', what: 'does not accept the key', fatal: true }],
  ['AI_NoSuchModelError', { code: 'BAD_INPUT', what: 'is unknown', fatal: true }],
  ['AI_UnsupportedFunctionalityError', { code: 'BAD_INPUT', what: 'cannot be used for images', fatal: true }],
  [
    'AI_UnsupportedModelVersionError',
    { code: 'BAD_INPUT', what: 'is of another generation than the package "ai"; update both together', fatal: true },
  ],
])
const UNREADABLE =
  /^AI_(?:InvalidResponseData|TypeValidation|JSONParse|EmptyResponseBody|NoContentGenerated|NoOutputGenerated|NoObjectGenerated)Error$/

/**
 * The error as dispatch wants it. The original is left out, for it holds the request: page text and the whole image.
 */
export function backendErrorOf(error: unknown, callee: Callee): BackendError {
  const fault = faultOf(error)
  const { code, what, fatal, retryable } = judge(fault, callee)
  const status = fault.status === undefined ? '' : `HTTP ${fault.status}: `
  const message = callee.redact(`${callee.name} ${what} (${status}${fault.said})`)
  return new BackendError(code, message, {
    fatal: fatal ?? false,
    retryable: retryable ?? false,
    retryAfterMs: fault.retryAfterMs,
  })
}

/** The service would not look at this image, or not speak of it: an answer, though it comes as an error. */
export function isWithheld(error: unknown): boolean {
  const { status, said, codes } = faultOf(error)
  return (status === 400 || status === 403 || status === 422) && WITHHELD.test(`${codes} ${said}`)
}

/** It does not know how to keep to a schema, and may do well without. */
export function isAboutSchema(error: unknown): boolean {
  const { status, said } = faultOf(error)
  return status !== undefined && status >= 400 && status !== 429 && NO_SCHEMA.test(said)
}

function judge(fault: Fault, callee: Callee): Judgement {
  const { status, name, said } = fault
  if (fault.isNetwork) return ofNetwork(fault, callee)
  const setup = SETUP.get(name)
  if (setup) return setup
  if (NO_EYES.test(said)) return { code: 'BAD_INPUT', what: 'does not take images', fatal: true }
  if (status !== undefined && status > 299) return ofStatus(status, fault, callee)
  if (status !== undefined || UNREADABLE.test(name))
    return { code: 'BAD_OUTPUT', what: 'gave an answer that cannot be read' }
  return { code: 'CRASHED', what: 'could not be asked' }
}

function ofNetwork({ isUnsent }: Fault, { host = 'its address', isFree, isAsleep }: Callee): Judgement {
  if (isUnsent && isAsleep) return { code: 'UNAVAILABLE', what: `does not run at ${host}; start it`, fatal: true }
  if (isUnsent) return { code: 'UNAVAILABLE', what: `cannot be reached at ${host}`, retryable: true }
  const what = 'broke off before it answered'
  return isFree
    ? { code: 'UNAVAILABLE', what, retryable: true }
    : { code: 'UNAVAILABLE', what: `${what}; not repeated, for it may have been charged` }
}

function ofStatus(status: number, { said, codes }: Fault, { isFree }: Callee): Judgement {
  if (status === 402 || ([400, 403, 429].includes(status) && OUT_OF_MONEY.test(`${codes} ${said}`))) {
    return { code: 'PAYMENT', what: 'wants to be paid', fatal: true }
  }
  if (status === 401 || status === 403) return { code: 'AUTH', what: 'does not accept the key', fatal: true }
  if (status === 404) return { code: 'BAD_INPUT', what: 'is not there', fatal: true }
  if (status === 429) return { code: 'RATE_LIMIT', what: 'asks to slow down', retryable: true }
  if (ILL.has(status)) return { code: 'UNAVAILABLE', what: 'is not available', retryable: true }
  if (LATE.has(status)) return { code: 'UNAVAILABLE', what: 'took too long', retryable: isFree }
  return { code: 'BAD_INPUT', what: 'refused the request' }
}
