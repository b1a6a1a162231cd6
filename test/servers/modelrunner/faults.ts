/** Where a fault can strike. */
export type Route = 'submit' | 'status' | 'result' | 'history' | 'initiate' | 'put' | 'image'

/** What goes wrong once. `commit`: the server has done the work by then. */
export type Fault =
  | {
      kind: 'answer'
      status: number
      body?: unknown
      html?: string
      headers?: Record<string, string>
      commit?: boolean
    }
  | { kind: 'reset'; commit?: boolean }
  | { kind: 'hang'; commit?: boolean }
  | { kind: 'broken'; commit?: boolean }

/** Faults in the order in which they strike, per route. */
export class Faults {
  readonly #waiting = new Map<Route, Fault[]>()

  add(route: Route, fault: Fault, times: number): void {
    const waiting = this.#waiting.get(route) ?? []
    this.#waiting.set(route, [...waiting, ...Array.from({ length: times }, () => fault)])
  }

  next(route: Route): Fault | undefined {
    return this.#waiting.get(route)?.shift()
  }

  /** How many have not struck yet. */
  left(route: Route): number {
    return this.#waiting.get(route)?.length ?? 0
  }

  clear(): void {
    this.#waiting.clear()
  }
}
