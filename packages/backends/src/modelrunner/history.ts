import { objectOf, textOf } from './json.ts'
import { QUEUE_HOST } from './transport.ts'

/** The pair in `metadata` by which a request is found again. */
export const INTENT = 'alt-text-intent'
/** The pair that says which bytes it was for; for people and bills. */
export const IMAGE = 'alt-text-image'

/**
 * Looks a request up by its intent token. The service takes no idempotency key: this list is the only way to learn
 * whether a submission without an answer arrived. It lags by half a minute, so one "no" proves nothing.
 * The official client has no call for it.
 */
export type FindRequest = (token: string, signal: AbortSignal) => Promise<string | undefined>

export function createFinder(key: string, fetch: typeof globalThis.fetch): FindRequest {
  return async (token, signal) => {
    const query = new URLSearchParams({ metadata: JSON.stringify({ [INTENT]: token }), limit: '10' })
    const response = await fetch(`https://${QUEUE_HOST}/requests?${query}`, {
      headers: { authorization: `Key ${key}`, accept: 'application/json' },
      signal,
    })
    const records = objectOf(await response.json())?.data
    if (!Array.isArray(records)) throw new Error('The history of requests came without a list')
    // A service that ignored the filter would answer with somebody else's newest requests.
    const mine = records.map((record) => objectOf(record)).filter((one) => objectOf(one?.metadata)?.[INTENT] === token)
    return mine.map((one) => textOf(one?.id) ?? textOf(one?.request_id)).findLast((id) => id !== undefined)
  }
}
