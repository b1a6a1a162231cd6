import { type Backend, type Caption, signatureOf } from '../contract.ts'
import { whatLeaves } from '../leaves.ts'
import { primaryOf } from '../language.ts'
import { Attempts, errorOf } from './attempts.ts'
import { callOnce } from './call.ts'
import { createLimiter, type Limiter } from './limiter.ts'
import type { Why } from './outcome.ts'
import { createPreparation, type Preparation } from './preparation.ts'
import type { DispatchRequest, Run } from './run.ts'

/** What one backend has for a request. */
export type LaneAnswer =
  | { readonly kind: 'caption'; readonly caption: Caption }
  | { readonly kind: 'unable'; readonly code: 'language' | 'media-type' }
  | { readonly kind: 'failed'; readonly error: Error }
  | { readonly kind: 'stopped'; readonly why: Why }

/** One backend during one run: starts it when it is first needed, and asks it for the same thing once. */
export class Lane {
  readonly signature: string
  readonly #backend: Backend
  readonly #run: Run
  readonly #limiter: Limiter
  readonly #prepare: Preparation
  readonly #attempts: Attempts
  /** By all that can make a difference to the words: whoever asks for the same waits for the same answer. */
  readonly #answers = new Map<string, Promise<LaneAnswer>>()
  #started: Promise<void> | undefined
  #closed: Error | undefined

  constructor(backend: Backend, run: Run) {
    const concurrency = Math.max(1, Math.min(backend.limits.concurrency ?? 1, run.concurrency))
    this.signature = signatureOf(backend)
    this.#backend = backend
    this.#run = run
    this.#limiter = createLimiter(concurrency)
    this.#prepare = createPreparation(run, backend.limits, concurrency)
    this.#attempts = new Attempts(backend, run, { closed: () => this.#closed, close: (error) => this.#close(error) })
  }

  /** @param sample which of several answers to the same question */
  ask(request: DispatchRequest, sample = 0): Promise<LaneAnswer> {
    const code = this.#unable(request)
    if (code) return Promise.resolve({ kind: 'unable', code })
    const key = `${sample} ${this.#keyOf(request)}`
    const known = this.#answers.get(key)
    if (known) return known
    const answer = this.#limiter(() => this.#answer(request))
    this.#answers.set(key, answer)
    return answer
  }

  async dispose(): Promise<void> {
    await this.#backend.dispose?.()
  }

  #unable({ language, image }: DispatchRequest): 'language' | 'media-type' | undefined {
    const { languages, mediaTypes } = this.#backend.limits
    if (languages !== '*' && !languages.some((one) => primaryOf(one) === primaryOf(language))) return 'language'
    const possible = [image.mediaType, 'image/png', 'image/jpeg']
    return mediaTypes === '*' || possible.some((type) => mediaTypes.includes(type)) ? undefined : 'media-type'
  }

  #keyOf({ image, language, role, context }: DispatchRequest): string {
    const place = this.#backend.limits.context ? [role, Object.entries(context).toSorted()] : []
    return JSON.stringify([image.hash, language, ...place])
  }

  async #answer(request: DispatchRequest): Promise<LaneAnswer> {
    try {
      const why = this.#run.stopped()
      if (why) return { kind: 'stopped', why }
      if (this.#closed) throw this.#closed
      await this.#start()
      const result = await this.#attempts.make(request, await this.#prepare(request.image))
      return typeof result === 'string' ? { kind: 'stopped', why: result } : { kind: 'caption', caption: result }
    } catch (thrown) {
      // What goes wrong because the run ends is no failure of the backend.
      const why = this.#run.stopped()
      if (why) return { kind: 'stopped', why }
      const error = errorOf(thrown)
      const { key } = request.image
      if (error !== this.#closed) this.#run.emit({ kind: 'failure', backend: this.signature, key, error })
      return { kind: 'failed', error }
    }
  }

  #start(): Promise<void> {
    this.#started ??= this.#begin().catch((error: unknown) => {
      if (!this.#run.stopped()) this.#close(errorOf(error))
      throw error
    })
    return this.#started
  }

  async #begin(): Promise<void> {
    const { root, notice, signal, clock, context, retryLost } = this.#run
    const { limits } = this.#backend
    if (limits.where === 'hosted') notice(`${this.signature} sends ${whatLeaves(limits, context)}.`)
    const start = async (): Promise<void> => this.#backend.start?.({ root, notice, signal, retryLost })
    await callOnce(start, { signal, clock, timeoutMs: this.#run.left() })
  }

  #close(error: Error): void {
    if (this.#closed) return
    this.#closed = error
    this.#run.emit({ kind: 'closed', backend: this.signature, error })
  }
}
