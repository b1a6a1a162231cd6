import { abortable } from './wait.ts'

/** Lets callers with the same key in one after the other. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>()

  async take<T>(key: string, signal: AbortSignal, run: () => Promise<T>): Promise<T> {
    const before = this.#last.get(key) ?? Promise.resolve()
    let done: () => void = () => {}
    const mine = new Promise<void>((resolve) => (done = resolve))
    const chain = before.then(() => mine)
    this.#last.set(key, chain)
    try {
      await abortable(before, signal)
      return await run()
    } finally {
      done()
      if (this.#last.get(key) === chain) this.#last.delete(key)
    }
  }
}
