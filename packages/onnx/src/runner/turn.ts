import type { Order, Report } from '../process/protocol.ts'
import type { Pixels } from './decode.ts'
import type { PixelCaptioner } from './load.ts'

/** Images wait here for the model, one after the other; decoding runs ahead in libvips' own threads. */
export class Turn {
  readonly #decode: (bytes: Uint8Array) => Promise<Pixels>
  readonly #report: (report: Report) => void
  readonly #dropped = new Set<number>()
  readonly #model: Promise<PixelCaptioner>
  #last: Promise<unknown>

  constructor(
    decode: (bytes: Uint8Array) => Promise<Pixels>,
    model: Promise<PixelCaptioner>,
    report: (report: Report) => void,
  ) {
    this.#decode = decode
    this.#report = report
    this.#model = model
    this.#last = model
  }

  take(order: Order): void {
    if (order.kind === 'drop') {
      this.#dropped.add(order.id)
      return
    }
    const pixels = this.#decode(order.bytes)
    // Told when its turn comes; until then nobody listens.
    pixels.catch(() => {})
    this.#last = this.#last.then(() => this.#caption(order.id, pixels))
    // Only a model that did not load ends here, and that is reported where it is loaded.
    this.#last.catch(() => {})
  }

  async #caption(id: number, pending: Promise<Pixels>): Promise<void> {
    if (this.#dropped.delete(id)) return this.#report({ kind: 'dropped', id })
    this.#report({ kind: 'begun', id })
    const caption = await this.#model
    try {
      const pixels = await pending
      await caption(pixels).then(
        (draft) => this.#report({ kind: 'written', id, ...draft }),
        (error: unknown) => this.#report({ kind: 'refused', id, fault: 'failed', message: wordsOf(error) }),
      )
    } catch (error) {
      this.#report({ kind: 'refused', id, fault: 'unreadable', message: wordsOf(error) })
    }
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
