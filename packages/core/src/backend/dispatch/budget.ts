/** What a run may cost. */
export interface BudgetLimit {
  /** Most calls to hosted backends. */
  readonly images?: number | undefined
  /** US dollars, for hosted backends that say what a call cost. */
  readonly usd?: number | undefined
}

export interface Spent {
  /** Calls to hosted backends, without those that were turned away. */
  readonly images: number
  /** As far as backends told. */
  readonly usd: number
}

/** What became of a call. */
export type Bill =
  | { readonly kind: 'answered'; readonly usd?: number | undefined }
  | { readonly kind: 'failed' }
  | { readonly kind: 'turned-away' }

export interface Budget {
  /** Reserves one call; `undefined` where it is not allowed. The ticket must be settled. */
  take(backend: string): Promise<Ticket | undefined>
  spent(): Spent
}

export type Ticket = (bill: Bill) => void

/** Three times 0.1 is not more than 0.3. */
const rounding = 1e-9

/**
 * Counts before a call, not after it, so that calls in flight cannot overdraw together. Dollars are reserved at the highest price
 * seen; until a backend has named one, its calls go one at a time, and if its first answer names none, a limit in
 * dollars cannot be kept and it is not asked again.
 */
export function createBudget(limit: BudgetLimit, notice: (line: string) => void): Budget {
  const prices = new Map<string, Price>()
  let images = 0
  let usd = 0
  let reserved = 0

  const reserve = (amount: number): Ticket => {
    images++
    reserved += amount
    return (bill) => {
      // A call that failed half way may have been charged: what was reserved for it stays reserved.
      if (bill.kind !== 'failed') reserved -= amount
      if (bill.kind === 'turned-away') images--
      if (bill.kind === 'answered') usd += bill.usd ?? 0
    }
  }

  const probe = (backend: string): Ticket => {
    const settle = reserve(0)
    let told: () => void = () => {}
    prices.set(backend, { kind: 'asking', told: new Promise((resolve) => (told = resolve)) })
    return (bill) => {
      settle(bill)
      prices.delete(backend)
      if (bill.kind === 'answered' && bill.usd !== undefined) prices.set(backend, { kind: 'known', usd: bill.usd })
      if (bill.kind === 'answered' && bill.usd === undefined) {
        prices.set(backend, { kind: 'untold' })
        notice(`${backend} does not say what a call costs, so a limit in dollars cannot be kept: not asked again.`)
      }
      told()
    }
  }

  const take = async (backend: string): Promise<Ticket | undefined> => {
    if (images >= (limit.images ?? Infinity)) return undefined
    if (limit.usd === undefined) return reserve(0)
    const price = prices.get(backend)
    if (price?.kind === 'asking') return price.told.then(() => take(backend))
    if (price?.kind === 'untold' || usd + reserved + (price?.usd ?? 0) > limit.usd + rounding) return undefined
    if (!price) return usd + reserved < limit.usd ? probe(backend) : undefined
    const settle = reserve(price.usd)
    return (bill) => {
      settle(bill)
      if (bill.kind === 'answered') prices.set(backend, { kind: 'known', usd: Math.max(price.usd, bill.usd ?? 0) })
    }
  }

  return { take, spent: () => ({ images, usd }) }
}

type Price =
  | { readonly kind: 'asking'; readonly told: Promise<void> }
  | { readonly kind: 'known'; readonly usd: number }
  | { readonly kind: 'untold' }
