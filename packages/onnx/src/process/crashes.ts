/** Deaths in a row, without a caption between, after which the process is not started again. */
const mostInARow = 4
/** Deaths in a row before the model was loaded. */
const mostWhileLoading = 2

/** Remembers how often the captioning process died, and on what. */
export class Crashes {
  readonly #images = new Set<string>()
  #inARow = 0
  #whileLoading = 0
  #ever = false

  /** From the first death on, one image at a time, so that the next has one culprit. */
  get careful(): boolean {
    return this.#ever
  }

  /** @param loaded whether the model had been loaded; @returns whether that is enough */
  count(loaded: boolean): boolean {
    this.#ever = true
    if (loaded) return ++this.#inARow >= mostInARow
    return ++this.#whileLoading >= mostWhileLoading
  }

  /** @returns whether this image may be tried once more */
  accuse(hash: string): boolean {
    const first = !this.#images.has(hash)
    this.#images.add(hash)
    return first
  }

  loaded(): void {
    this.#whileLoading = 0
  }

  captioned(): void {
    this.#inARow = 0
  }
}
