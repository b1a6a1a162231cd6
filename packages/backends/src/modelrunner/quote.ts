import { readBody } from './body.ts'
import { objectOf, textOf } from './json.ts'
import type { Settings } from './options.ts'

/** Prices, for anybody: the key is not sent there. */
const PRICE_HOST = 'api.modelrunner.run'
const LONGEST = 256 * 1024

/**
 * What one request costs at present, in US dollars: the mean of what the endpoint's requests have cost, which is all
 * that says something for every way of pricing. Nothing where the service names none.
 */
export async function quote(
  { endpoint, fetch = globalThis.fetch }: Settings,
  signal: AbortSignal,
): Promise<number | undefined> {
  const query = new URLSearchParams({ endpoint })
  const response = await fetch(`https://${PRICE_HOST}/models/pricing?${query}`, {
    headers: { accept: 'application/json' },
    redirect: 'error',
    signal,
  })
  if (!response.ok) return undefined
  const { prices } = objectOf(JSON.parse((await readBody(response, LONGEST)).toString('utf8'))) ?? {}
  const mine = Array.isArray(prices) ? prices.map(objectOf).find((price) => price?.endpoint === endpoint) : undefined
  if (mine === undefined || (mine.currency ?? 'USD') !== 'USD') return undefined
  const usd = textOf(mine.averageCost) === undefined ? mine.averageCost : Number(mine.averageCost)
  return typeof usd === 'number' && Number.isFinite(usd) && usd > 0 ? usd : undefined
}
