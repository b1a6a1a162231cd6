import { monotonic, sleep } from './wait.ts'

const LONGEST_MS = 30_000

/** One pause for all calls: the service counts requests per address, not per image, and names no waiting time. */
export class Pause {
  readonly #baseMs: number
  #nextMs: number
  #until = 0

  constructor(baseMs: number) {
    this.#baseMs = baseMs
    this.#nextMs = baseMs
  }

  /**
   * A 429 came. Calls in flight that meet the same one do not lengthen the pause. Returns what is left of it, in
   * milliseconds.
   */
  extend(retryAfterMs: number | undefined): number {
    const now = monotonic()
    if (now >= this.#until) {
      this.#until = now + (retryAfterMs ?? this.#nextMs)
      this.#nextMs = Math.min(this.#nextMs * 2, LONGEST_MS)
    } else if (retryAfterMs !== undefined) {
      this.#until = Math.max(this.#until, now + retryAfterMs)
    }
    return this.#until - now
  }

  /** A call went through. */
  clear(): void {
    this.#nextMs = this.#baseMs
  }

  async wait(signal: AbortSignal): Promise<void> {
    for (let left = this.#until - monotonic(); left > 0; left = this.#until - monotonic()) await sleep(left, signal)
  }
}
