/** Counts by name, printed with the test: how much was compared, and why anything differs. */
export class Tally {
  readonly #counts = new Map<string, number>()

  add(name: string, count = 1): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + count)
  }

  of(name: string): number {
    return this.#counts.get(name) ?? 0
  }

  /** `12 files, 3 images; select 2`. */
  print(title: string): void {
    const counts = [...this.#counts].map(([name, count]) => `${name} ${count}`)
    process.stdout.write(`${title}: ${counts.join(', ')}\n`)
  }
}
