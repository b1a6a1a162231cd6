/** What is wanted is done within this: commits start so much apart, less what one takes and what timers and disks are late. */
const withinMs = 1000
const spareMs = 200
const mostTookMs = 300

/**
 * Calls `commit` within a second of its being wanted: at once the first time, then once for all that was wanted meanwhile.
 * `commit` must find out by itself whether there is anything to do.
 */
export class GroupCommit {
  readonly #commit: () => Promise<void>
  readonly #onError: (error: unknown) => void
  #running: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined
  #isWanted = false
  #isFailing = false
  #isStopped = false
  #endedAt = -Infinity
  #tookMs = 0

  /** `onError` hears of failures that no caller of `now` hears of. They are tried again. */
  constructor(commit: () => Promise<void>, onError: (error: unknown) => void) {
    this.#commit = commit
    this.#onError = onError
  }

  soon(): void {
    this.#isWanted = true
    if (this.#timer || this.#running || this.#isStopped) return
    const wait = this.#endedAt + withinMs - spareMs - Math.min(this.#tookMs, mostTookMs) - performance.now()
    this.#timer = setTimeout(() => void this.#run().catch(this.#onError), Math.max(0, wait))
    // While it fails, nothing is gained by keeping a process alive that has nothing else to do.
    if (this.#isFailing) this.#timer.unref()
  }

  /** Commits all that was wanted before the call. Rejects with what the last commit threw. */
  async now(): Promise<void> {
    // Who started it hears of its error; if it still holds, so does the caller, from the next one.
    await this.#running?.catch(() => {})
    await (this.#running ?? this.#run())
  }

  /** Nothing is begun from here on, except by `now`. */
  stop(): void {
    this.#isStopped = true
    this.#disarm()
  }

  #run(): Promise<void> {
    this.#disarm()
    this.#running = this.#runOnce(performance.now())
    return this.#running
  }

  async #runOnce(startedAt: number): Promise<void> {
    this.#isWanted = false
    this.#isFailing = true
    try {
      await this.#commit()
      this.#isFailing = false
    } finally {
      this.#running = undefined
      this.#endedAt = performance.now()
      this.#tookMs = this.#endedAt - startedAt
      if (this.#isWanted || this.#isFailing) this.soon()
    }
  }

  #disarm(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
