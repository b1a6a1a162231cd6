import type { Job } from './job.ts'

/** The images that are in the captioning process: one at the model, the others decoded ahead. */
export class Flight {
  readonly #jobs = new Map<number, Job>()
  #begun: number | undefined
  #lastId = 0

  get size(): number {
    return this.#jobs.size
  }

  get jobs(): Job[] {
    return [...this.#jobs.values()]
  }

  add(job: Job): number {
    this.#jobs.set(++this.#lastId, job)
    return this.#lastId
  }

  has(id: number): boolean {
    return this.#jobs.has(id)
  }

  idOf(job: Job): number | undefined {
    return [...this.#jobs].find(([, other]) => other === job)?.[0]
  }

  /** The model has turned to this one. */
  begin(id: number): void {
    this.#begun = id
  }

  land(id: number): Job | undefined {
    const job = this.#jobs.get(id)
    this.#jobs.delete(id)
    if (this.#begun === id) this.#begun = undefined
    return job
  }

  /** Empties it. The culprit of a crash is the image at the model; the others only waited. */
  crash(): { culprit: Job | undefined; others: Job[] } {
    const culprit = this.#jobs.get(this.#begun ?? -1)
    const others = this.jobs.filter((job) => job !== culprit)
    this.clear()
    return { culprit, others }
  }

  clear(): void {
    this.#jobs.clear()
    this.#begun = undefined
  }
}
