/** Where something goes wrong: in the description of a model, in what points to a file, in its bytes. */
export type Route = 'api' | 'resolve' | 'bytes'

export type Fault =
  | { readonly kind: 'answer'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  /** The connection ends after so many bytes of the body. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Nothing more comes after so many bytes, and the connection stays. */
  | { readonly kind: 'stall'; readonly after: number }
  /** All comes, in so many pieces, with a pause before each. */
  | { readonly kind: 'slow'; readonly pieces: number; readonly pauseMs: number }
  /** Something else comes. */
  | { readonly kind: 'bytes'; readonly bytes: Buffer }
  /** Something else comes, and how long it is is not said. */
  | { readonly kind: 'unmeasured'; readonly bytes: Buffer }
  /** Ranges are not understood: all comes, from the start. */
  | { readonly kind: 'whole' }
  /** No range is one that could be given. */
  | { readonly kind: 'rangeless' }
  /** No answer at all: the connection is reset. */
  | { readonly kind: 'reset' }
  | { readonly kind: 'redirect'; readonly to: string }

interface Planned {
  readonly route: Route
  readonly file: string
  readonly fault: Fault
  left: number
}

/** Faults that wait for their request. */
export class Faults {
  readonly #planned: Planned[] = []

  /** @param file the end of the file's path; empty for every one */
  add(route: Route, fault: Fault, { file = '', times = 1 }: { file?: string; times?: number } = {}): void {
    this.#planned.push({ route, file, fault, left: times })
  }

  next(route: Route, path: string): Fault | undefined {
    const found = this.#planned.find((each) => each.route === route && each.left > 0 && path.endsWith(each.file))
    if (found) found.left--
    return found?.fault
  }
}
