/** Chance that comes out the same each time: mulberry32. */
export class Chance {
  #state

  constructor(seed) {
    this.#state = seed
  }

  /** From 0 up to 1. */
  next() {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let it = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it
    return ((it ^ (it >>> 14)) >>> 0) / 4294967296
  }

  below(most) {
    return Math.floor(this.next() * most)
  }

  of(items) {
    return items[this.below(items.length)]
  }

  /** True in this share of all cases. */
  share(part) {
    return this.next() < part
  }

  /** A size around a mean, with many small ones and few large. */
  around(mean) {
    return mean * (0.25 + 1.5 * this.next() ** 2 + 0.5 * this.next())
  }
}
