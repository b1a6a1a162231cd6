/** Barks when something that is expected stays silent for too long. */
export class Watchdog {
  readonly #patienceMs: number
  readonly #bark: () => void
  #timer: NodeJS.Timeout | undefined
  #silent = false
  #barked = false

  constructor(patienceMs: number, bark: () => void) {
    this.#patienceMs = patienceMs
    this.#bark = bark
  }

  get barked(): boolean {
    return this.#barked
  }

  /** Counts from the moment when something is first expected. */
  expect(something: boolean): void {
    if (!something) return this.#clear()
    this.#timer ??= setTimeout(() => this.#run(), this.#patienceMs).unref()
  }

  /** A sign of life: the count begins again. */
  heard(): void {
    this.#silent = false
    this.#timer?.refresh()
  }

  rest(): void {
    this.#clear()
    this.#barked = false
  }

  /** Where this process itself was busy for so long, a sign of life may lie unread: it is read before the answer. */
  #run(): void {
    this.#silent = true
    setImmediate(() => {
      if (!this.#silent || this.#timer === undefined) return
      this.#barked = true
      this.#bark()
    })
  }

  #clear(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
  }
}
