import { createHash, randomUUID } from 'node:crypto'
import { type BackendRun, BackendError, type Caption, type CaptionRequest } from '@alt-text/core'
import type { Attempt } from './attempt.ts'
import { collect } from './collect.ts'
import { abortErrorOf } from './failure.ts'
import { locate } from './locate.ts'
import type { Settings } from './options.ts'
import type { Outcome } from './output.ts'
import { recover } from './recover.ts'
import { openService, type Service } from './service.ts'
import { submit } from './submit.ts'
import { Turns } from './turns.ts'

/**
 * Where each answer is another, who asks later wants another: only what a crash has just cost is given again. Where
 * the same bytes always get the same words, they are kept for good: no clock that jumps can make them be bought twice.
 */
const KEEP_VARIED_MS = 10 * 60 * 1000
const KEY_DIGITS = 16

type Done = Extract<Attempt, { t: 'done' }>

/** One run: takes every image from what the journal knows of it to its words. */
export class Session {
  readonly #service: Service
  readonly #turns = new Turns()
  /** Attempts whose words this run has handed out. */
  readonly #delivered = new Set<string>()
  /** Attempts this run has made. */
  readonly #made = new Set<string>()
  /** Set when nothing more may be submitted; what is in flight is still collected. */
  #stopped: BackendError | undefined

  constructor(service: Service) {
    this.#service = service
  }

  /** @throws AltTextError `CONFIG_INVALID`, `PEER_MISSING` */
  static async open(settings: Settings, run: BackendRun): Promise<Session> {
    const retryLost = settings.retryLost || run.retryLost === true
    const session = new Session(await openService({ ...settings, retryLost }, run))
    await session.#tidy()
    return session
  }

  async caption(request: CaptionRequest, signal: AbortSignal): Promise<Caption> {
    const key = this.#keyOf(request)
    try {
      return await this.#turns.take(key, signal, () => this.#settle(request, key, signal))
    } catch (error) {
      if (signal.aborted && !(error instanceof BackendError)) throw abortErrorOf(signal)
      throw error
    }
  }

  async close(): Promise<void> {
    await this.#tidy()
    this.#service.journal.close()
  }

  /** One step further per turn, by what the journal says: another process may have taken the last one. */
  async #settle(request: CaptionRequest, key: string, signal: AbortSignal): Promise<Caption> {
    for (;;) {
      signal.throwIfAborted()
      const attempt = this.#attemptFor(key)
      switch (attempt?.t) {
        case 'done':
          this.#delivered.add(attempt.token)
          return captionOf(attempt)
        case 'submitted':
          await this.#record(attempt, await collect(this.#service, attempt.id, signal))
          break
        case 'intent':
          await recover(this.#service, attempt, signal)
          break
        default: {
          const refusal = await this.#submit(request, key, signal)
          if (refusal !== undefined) return { kind: 'refused', reason: refusal }
        }
      }
    }
  }

  /** Words first, then what is in flight. */
  #attemptFor(key: string): Attempt | undefined {
    const attempts = this.#service.journal.attempts.of(key).filter((attempt) => this.#counts(attempt))
    return attempts.find((attempt) => attempt.t === 'done') ?? attempts[0]
  }

  /** Whether it answers the question. An endpoint that answers differently each time is asked anew in one run. */
  #counts(attempt: Attempt): boolean {
    const isRepeated = !this.#service.settings.deterministic && this.#delivered.has(attempt.token)
    return !isRepeated && (attempt.t !== 'done' || !this.#isOld(attempt))
  }

  #isOld({ at }: Done): boolean {
    return !this.#service.settings.deterministic && Date.now() - at > KEEP_VARIED_MS
  }

  async #submit(request: CaptionRequest, key: string, signal: AbortSignal): Promise<string | undefined> {
    if (this.#stopped) throw this.#stopped
    const location = await locate(this.#service, request, signal)
    if ('refusal' in location) return location.refusal
    const { imageField } = this.#service.settings
    const { key: image, hash } = request.image
    try {
      const input = { ...this.#inputOf(request), [imageField]: location.url }
      const token = randomUUID()
      this.#made.add(token)
      await submit(this.#service, { key, image, hash, input, token, counts: (other) => this.#counts(other) }, signal)
    } catch (error) {
      if (error instanceof BackendError && error.fatal) this.#stopped = error
      throw error
    }
    return undefined
  }

  /** Writes an end down. @throws BackendError where it is not words. */
  async #record({ token, key, image, id }: Extract<Attempt, { t: 'submitted' }>, outcome: Outcome): Promise<void> {
    const { journal, settings } = this.#service
    switch (outcome.kind) {
      case 'words': {
        const isOther = outcome.model !== undefined && outcome.model !== settings.endpoint
        const by = isOther ? `modelrunner:${outcome.model}` : undefined
        const { text, usd } = outcome
        return journal.append({ t: 'done', token, key, image, text, by, usd, at: Date.now() })
      }
      case 'failed': {
        await journal.append({ t: 'failed', token, reason: outcome.reason })
        // Of this image, whatever the reason: it says nothing about whether the service is there for others.
        const message = `ModelRunner could not describe it, and does not bill it (${outcome.reason}; request ${id})`
        throw new BackendError('BAD_OUTPUT', message, { retryable: outcome.retryable })
      }
      case 'lost': {
        if (settings.retryLost && !this.#made.has(token)) return journal.append({ t: 'abandoned', token })
        const message =
          `Paid for, but without words, and not bought again by itself: ${outcome.reason} (request ${id}). ` +
          'To buy it again, run alt-text fill --retry-lost'
        throw new BackendError('BAD_OUTPUT', message)
      }
      default:
        return outcome satisfies never
    }
  }

  #inputOf(request: CaptionRequest): Readonly<Record<string, unknown>> {
    const { input } = this.#service.settings
    return (typeof input === 'function' ? input(request) : input) ?? {}
  }

  #keyOf(request: CaptionRequest): string {
    const asked = JSON.stringify([this.#service.settings.endpoint, this.#inputOf(request)])
    return `${request.image.hash}:${createHash('sha256').update(asked).digest('hex').slice(0, KEY_DIGITS)}`
  }

  async #tidy(): Promise<void> {
    await this.#service.journal.compact((done) => this.#isOld(done))
  }
}

function captionOf({ text, by, usd }: Done): Caption {
  return { kind: 'words', text, ...(by === undefined ? {} : { by }), ...(usd === undefined ? {} : { usd }) }
}
