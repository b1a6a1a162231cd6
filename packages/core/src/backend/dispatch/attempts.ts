import { type Backend, BackendError, type Caption, signatureOf } from '../contract.ts'
import type { Ticket } from './budget.ts'
import { callOnce } from './call.ts'
import type { Why } from './outcome.ts'
import { createPause, delayFor, isBackendError, isRetryable, type Pause, patienceMs, wasTurnedAway } from './retry.ts'
import type { DispatchRequest, Prepared, Run } from './run.ts'

/** Whether a backend may still be asked in this run. */
export interface Gate {
  /** The error that closed it. */
  closed(): Error | undefined
  close(error: Error): void
}

const defaultTimeoutMs = 120_000
/** A service that was down for so many images in a row, each tried several times, is down. */
const patience = 5
const kinds: ReadonlySet<unknown> = new Set<Caption['kind']>(['words', 'decorative', 'refused'])

/** Calls one backend until it answers, or there is no point in trying again. */
export class Attempts {
  readonly #backend: Backend
  readonly #signature: string
  readonly #run: Run
  readonly #gate: Gate
  readonly #pause: Pause
  #down = 0

  constructor(backend: Backend, run: Run, gate: Gate) {
    this.#backend = backend
    this.#signature = signatureOf(backend)
    this.#run = run
    this.#gate = gate
    this.#pause = createPause(run)
  }

  /** The answer, or why the run stopped first. Throws the last error. */
  async make(request: DispatchRequest, prepared: Prepared): Promise<Caption | Why> {
    for (let attempt = 0; ; attempt++) {
      await this.#pause.over()
      const ticket = await this.#ticket()
      if (typeof ticket === 'string') return ticket
      const result = await this.#call(request, prepared, attempt, ticket)
      if (!(result instanceof Error)) return result
      const delay = this.#delayAfter(result, attempt)
      if (delay === undefined) throw result
      if (delay >= this.#run.left()) return 'deadline'
      this.#run.emit({ kind: 'wait', backend: this.#signature, key: request.image.key, ms: delay, error: result })
      await this.#wait(result, delay)
    }
  }

  /** Leave for one call, or why the run gives none. Throws what closed the backend meanwhile. */
  async #ticket(): Promise<Ticket | Why> {
    const isHosted = this.#backend.limits.where === 'hosted'
    const ticket: Ticket | undefined = isHosted ? await this.#run.budget.take(this.#signature) : () => {}
    const [why, closed] = [this.#run.stopped(), this.#gate.closed()]
    if (why || closed) ticket?.({ kind: 'turned-away' })
    if (why) return why
    if (closed) throw closed
    return ticket ?? 'budget'
  }

  async #call(request: DispatchRequest, prepared: Prepared, attempt: number, ticket: Ticket): Promise<Caption | Error> {
    const { clock, signal, emit } = this.#run
    const { context, timeoutMs = defaultTimeoutMs } = this.#backend.limits
    const { key, path, hash } = request.image
    const about = { backend: this.#signature, key }
    const image = { key, path, hash, mediaType: prepared.mediaType, read: () => Promise.resolve(prepared.bytes) }
    const asked = { image, language: request.language, role: request.role, context: context ? request.context : {} }
    const limits = { signal, clock, timeoutMs: Math.min(timeoutMs, this.#run.left()) }
    emit({ kind: 'call', ...about, attempt })
    const started = clock.now()
    try {
      const caption = checked(await callOnce((aborted) => this.#backend.caption(asked, aborted), limits))
      ticket({ kind: 'answered', usd: caption.usd })
      this.#down = 0
      emit({ kind: 'answer', ...about, answer: caption.kind, ms: clock.now() - started })
      return caption
    } catch (thrown) {
      const error = errorOf(thrown)
      ticket({ kind: wasTurnedAway(error) ? 'turned-away' : 'failed' })
      return error
    }
  }

  /** How long to wait before trying again; `undefined`: do not. Closes the gate where that is called for. */
  #delayAfter(error: Error, attempt: number): number | undefined {
    if (this.#run.stopped()) return undefined
    if (isBackendError(error) && error.fatal) this.#gate.close(error)
    if (!isRetryable(error)) return undefined
    const delay = delayFor(error, attempt, this.#run.clock)
    if (delay > patienceMs) this.#gate.close(error)
    else if (attempt < this.#run.retries) return delay
    if (error.code === 'UNAVAILABLE' && ++this.#down >= patience) this.#gate.close(error)
    return undefined
  }

  async #wait(error: Error, delay: number): Promise<void> {
    const { clock, signal } = this.#run
    // The next attempt waits for the pause to end, and so does everybody else.
    if (isRetryable(error) && error.code === 'RATE_LIMIT') this.#pause.until(clock.now() + delay)
    else await clock.sleep(delay, signal)
  }
}

/** Backends are written by others, also in plain JavaScript. */
function checked(caption: Caption): Caption {
  if (typeof caption === 'object' && caption !== null && kinds.has(caption.kind)) return caption
  throw new BackendError('BAD_OUTPUT', 'The backend returned something that is no caption.')
}

export function errorOf(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new BackendError('CRASHED', String(thrown))
}
