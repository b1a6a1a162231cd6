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

interface Rhythm {
  readonly fault: Fault
  readonly step: number
  calls: number
}

/** Faults in the order in which they strike, per route. */
export class Faults {
  readonly #waiting = new Map<Route, Fault[]>()
  readonly #rhythms = new Map<Route, Rhythm[]>()
  /** How many have struck, per route. */
  readonly struck = new Map<Route, number>()

  add(route: Route, fault: Fault, times: number): void {
    const waiting = this.#waiting.get(route) ?? []
    this.#waiting.set(route, [...waiting, ...Array.from({ length: times }, () => fault)])
  }

  /** Strikes every so many calls, until `clear`. */
  every(route: Route, step: number, fault: Fault): void {
    this.#rhythms.set(route, [...(this.#rhythms.get(route) ?? []), { fault, step, calls: 0 }])
  }

  next(route: Route): Fault | undefined {
    const fault = this.#waiting.get(route)?.shift() ?? this.#inRhythm(route)
    if (fault !== undefined) this.struck.set(route, (this.struck.get(route) ?? 0) + 1)
    return fault
  }

  #inRhythm(route: Route): Fault | undefined {
    const rhythms = this.#rhythms.get(route) ?? []
    for (const rhythm of rhythms) rhythm.calls += 1
    return rhythms.find(({ calls, step }) => calls % step === 0)?.fault
  }

  /** How many have not struck yet. */
  left(route: Route): number {
    return this.#waiting.get(route)?.length ?? 0
  }

  clear(): void {
    this.#waiting.clear()
    this.#rhythms.clear()
  }
}
