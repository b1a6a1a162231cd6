import { BackendError, hasCode, messageOf } from '@alt-text/core'

/** Every way in which fetching a model fails. Messages name host and file, never a whole address: those can be signed. */
export const fault = {
  status: (status: number, host: string, what: string, headers: Headers): BackendError => {
    const reason = headers.get('x-error-code')
    if (status === 401 || status === 403) return denied(status, host, what, reason)
    if (status === 404) return new BackendError('BAD_INPUT', `${host} has no ${what}${reason ? ` (${reason})` : ''}.`)
    const retryAfterMs = askedPause(headers)
    if (status === 429) {
      return new BackendError('RATE_LIMIT', `${host} takes no more requests for now (429).`, {
        retryable: true,
        retryAfterMs,
      })
    }
    const retryable = status >= 500 || status === 408
    return new BackendError('UNAVAILABLE', `${host} answers ${status} for ${what}.`, { retryable, retryAfterMs })
  },

  network: (error: unknown, host: string): BackendError => {
    if (hasCode(error, 'UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT')) {
      return new BackendError('TIMEOUT', `${host} fell silent.`, { retryable: true, cause: error })
    }
    const certificate = error instanceof Error && 'code' in error && /CERT|SELF_SIGNED|ISSUER/.test(String(error.code))
    const mend = certificate ? ' Name your own authority in NODE_EXTRA_CA_CERTS.' : ''
    return new BackendError('UNAVAILABLE', `The connection to ${host} failed (${messageOf(error)}).${mend}`, {
      retryable: !certificate,
      cause: error,
    })
  },

  cut: (file: string, got: number, size: number): BackendError =>
    new BackendError('UNAVAILABLE', `${file} ended after ${got} of ${size} bytes.`, { retryable: true }),

  noRange: (file: string, host: string): BackendError =>
    new BackendError('UNAVAILABLE', `${host} does not know the rest of ${file}; it is fetched from its start.`, {
      retryable: true,
    }),

  redirected: (host: string): BackendError =>
    new BackendError('BAD_OUTPUT', `${host} redirects without end, or to an address that is not safe.`),

  wrongAnswer: (host: string, what: string): BackendError =>
    new BackendError('BAD_OUTPUT', `${host} answers something else than the ${what} that a hub describes.`),

  wrongBytes: (file: string, host: string, how: string, by: string): BackendError =>
    new BackendError(
      'BAD_OUTPUT',
      `${file} from ${host} is not the file that ${by} names: ${how}. Nothing was put in its place.`,
    ),
} as const

export interface Headers {
  get(name: string): string | undefined
}

function denied(status: number, host: string, what: string, reason: string | undefined): BackendError {
  const why = reason === undefined ? '' : `, ${reason}`
  return new BackendError(
    'AUTH',
    `${host} does not give out ${what} (${status}${why}): it does not exist, or wants a token. Correct the name, or ` +
      'set HF_TOKEN to a token that may read it, after its terms are accepted on its page.',
  )
}

/** `Retry-After` in seconds or as a date; else the hub's own `RateLimit: "api";r=0;t=55`. In milliseconds. */
function askedPause(headers: Headers): number | undefined {
  const asked = headers.get('retry-after')
  if (asked !== undefined && /^\d+$/.test(asked)) return Number(asked) * 1000
  if (asked !== undefined && !Number.isNaN(Date.parse(asked))) return Math.max(0, Date.parse(asked) - Date.now())
  const seconds = /;\s*t=(\d+)/.exec(headers.get('ratelimit') ?? '')?.[1]
  return seconds === undefined ? undefined : Number(seconds) * 1000
}
