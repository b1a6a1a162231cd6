import { createDispatch, polish, systemClock } from './backend/index.ts'
import type { Backend, Dispatch, Outcome } from './backend/index.ts'
import type { Change, Draft } from './captions/index.ts'
import { draftsIn } from './entry.ts'
import type { Words } from './entry.ts'
import { AltTextError } from './error.ts'
import type { FillOptions } from './fill.ts'
import { otherOpinions } from './fill-agreement.ts'
import { failureOf } from './fill-failure.ts'
import type { FillFailure } from './fill-failure.ts'
import { keysOf } from './fill-plan.ts'
import type { FillJob, FillPlan } from './fill-plan.ts'
import type { FillReport, FillStop } from './fill-report.ts'
import { hashImage, prepareImage } from './image/index.ts'
import type { ImageFile } from './image.ts'
import { placeOf } from './pipeline.ts'
import type { Pipeline } from './pipeline.ts'
import type { Seen } from './seen.ts'

export interface FillRunOptions {
  readonly pipeline: Pipeline
  readonly plan: FillPlan
  readonly backends: readonly Backend[]
  readonly signal: AbortSignal
  readonly options: Pick<FillOptions, 'refresh' | 'retryLost' | 'onEvent'>
}

/** Asks for every job of a plan, and records what comes back, as it comes. */
export class FillRun {
  readonly #run: FillRunOptions
  readonly #unsaved = new AbortController()
  readonly #failed: FillFailure[] = []
  readonly #replaced: { key: string; words: string }[] = []
  #drafted = 0
  #disputed = 0
  #proposed = 0
  #stopped: FillStop | undefined
  readonly #total: number

  constructor(run: FillRunOptions) {
    this.#run = run
    this.#total = run.plan.jobs.length
  }

  get stopped(): FillStop | undefined {
    return this.#unsaved.signal.aborted ? 'unsaved' : this.#stopped
  }

  result(): Pick<FillReport, 'drafted' | 'disputed' | 'proposed' | 'failed' | 'replaced'> {
    return {
      drafted: this.#drafted,
      disputed: this.#disputed,
      proposed: this.#proposed,
      failed: this.#failed,
      replaced: this.#replaced,
    }
  }

  async ask(): Promise<void> {
    const { pipeline, plan, backends, signal, options } = this.#run
    const { root, budget, context } = pipeline.config
    const asked = new WeakMap<Request, FillJob>()
    const dispatch = createDispatch({
      root,
      backends,
      signal: AbortSignal.any([signal, this.#unsaved.signal]),
      clock: systemClock,
      budget,
      context: context === 'page',
      retryLost: options.retryLost,
      prepare: (image, limits) => prepareImage(bytesOf(image), image.mediaType, limits, image.key),
      accept: (text, request) => rejectionOf(text, asked.get(request)),
      notice: (line) => options.onEvent?.({ kind: 'notice', line }),
    })
    try {
      await inTurn(taken(plan.jobs), widthOf(backends), async (job) => {
        const request = requestOf(job, context === 'page')
        asked.set(request, job)
        await this.#describe(dispatch, request, job)
      })
    } finally {
      await dispatch.dispose()
    }
  }

  async #describe(dispatch: Dispatch, request: Request, job: FillJob): Promise<void> {
    const { pipeline, backends } = this.#run
    const outcome = await dispatch.caption(request)
    const options = { dispatch, backends, agreement: pipeline.config.agreement, key: job.image.key }
    this.#take(job, outcome, outcome.kind === 'words' ? await otherOpinions(request, outcome, options) : undefined)
  }

  #take(job: FillJob, outcome: Outcome, others: Words['others']): void {
    switch (outcome.kind) {
      case 'words':
        this.#words(job, outcome, others)
        break
      case 'decorative':
        this.#record(job, { state: 'draft', proposes: 'decorative', by: outcome.by })
        this.#proposal(job, outcome.by)
        break
      case 'refused':
      case 'failed':
        this.#fail(job, outcome)
        break
      case 'stopped':
        this.#stopped ??= outcome.why
        break
      default:
        outcome satisfies never
    }
    // Words that cannot be kept must not be paid for.
    if (this.#run.pipeline.captions.failure !== undefined) this.#unsaved.abort()
  }

  #words(job: FillJob, outcome: Extract<Outcome, { kind: 'words' }>, others: Words['others']): void {
    const { text, by, language, confidence } = outcome
    const polished = polish(text, polishOptions(job))
    // Dispatch has asked the same before it took the words: see `accept`.
    if (polished.kind === 'rejected') throw new TypeError(`Words were taken that are no use: ${polished.reason}.`)
    if (job.places.every((seen) => isSaidBeside(polished.text, job, seen))) return this.#redundant(job, by)
    this.#record(job, { alt: polished.text, state: 'draft', by, confidence, others }, language)
    this.#drafted++
    if (others !== undefined) this.#disputed++
    const { key } = job.image
    this.#run.options.onEvent?.({ kind: 'drafted', key, alt: polished.text, by, ...this.#count() })
  }

  /** What stands beside the picture says it already: `alt=""` is proposed for there. */
  #redundant(job: FillJob, by: string): void {
    const replace = this.#run.options.refresh ?? false
    const words = { state: 'draft', proposes: 'decorative', by } as const
    for (const { resolution, occurrence, language } of job.places) {
      if (resolution.kind !== 'file') continue
      const { key, hash } = resolution.image
      const use = placeOf(occurrence)
      this.keep({ kind: 'draft', key, hash, language, words, use, replace })
    }
    this.#proposal(job, by)
  }

  #proposal({ image }: FillJob, by: string): void {
    this.#proposed++
    this.#run.options.onEvent?.({ kind: 'proposed', key: image.key, by, ...this.#count() })
  }

  #record(job: FillJob, words: Draft['words'], language: string = job.language): void {
    const { hash } = job.image
    const replace = this.#run.options.refresh ?? false
    for (const key of keysOf(job)) this.keep({ kind: 'draft', key, hash, language, words, replace })
  }

  /** Records a change, and whose its words are. Tells whether it made a difference. */
  keep(change: Change): boolean {
    const { captions, drafts } = this.#run.pipeline
    const { key, hash } = change
    const before = captions.captions.images.get(key)
    if (!captions.record(change)) return false
    if (change.kind === 'adopt') return true
    const kept = new Set(draftsIn(captions.captions.images.get(key) ?? { hash }).map(({ alt }) => alt))
    for (const old of before?.hash === hash ? draftsIn(before) : []) {
      if (kept.has(old.alt) || drafts.originOf(hash, old) === 'machine') continue
      this.#replaced.push({ key, words: old.alt ?? '' })
    }
    drafts.add(hash, change.words)
    return true
  }

  #fail(job: FillJob, outcome: Extract<Outcome, { kind: 'refused' | 'failed' }>): void {
    const failure = failureOf(job.image.key, job.places[0], outcome)
    this.#failed.push(failure)
    this.#run.options.onEvent?.({ kind: 'failed', failure, ...this.#count() })
  }

  #count(): { done: number; total: number } {
    return { done: this.#drafted + this.#proposed + this.#failed.length, total: this.#total }
  }
}

/** Enough to keep every backend busy while it is prepared for; the others wait as what they are, a line in the plan. */
function widthOf(backends: readonly Backend[]): number {
  return 2 * backends.reduce((sum, { limits }) => sum + (limits.concurrency ?? 1), 1)
}

async function inTurn<T>(items: Iterator<T>, width: number, work: (item: T) => Promise<void>): Promise<void> {
  const lane = async (): Promise<void> => {
    for (let next = items.next(); next.done !== true; next = items.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: width }, lane))
}

/** What is taken out is held by nobody but who works on it. */
function* taken<T>(items: T[]): Generator<T> {
  const waiting = items.splice(0).toReversed()
  for (let item = waiting.pop(); item !== undefined; item = waiting.pop()) yield item
}

type Request = Parameters<Dispatch['caption']>[0]

/** Page text goes out only where the config says so. */
function requestOf({ image, language, places: [first] }: FillJob, withContext: boolean): Request {
  const { role, context } = first.occurrence
  return { image, language, role, context: withContext ? context : {} }
}

/** Words for a picture that took the place of the one that was planned would be recorded for the wrong bytes. */
function bytesOf(image: ImageFile): Buffer {
  const bytes = image.read()
  if (hashImage(bytes, image.mediaType) === image.hash) return bytes
  throw new AltTextError('IMAGE_UNREADABLE', 'The image was replaced while this ran.', {
    place: { file: image.key },
    fix: 'Run alt-text fill again.',
  })
}

/** Words that polishing would throw away are no answer: the next backend is asked. */
function rejectionOf(text: unknown, job: FillJob | undefined): string | undefined {
  if (job === undefined) return undefined
  const polished = polish(text, polishOptions(job))
  return polished.kind === 'rejected' ? polished.reason : undefined
}

function polishOptions({ image, language }: FillJob): Parameters<typeof polish>[1] {
  return { key: image.key, language }
}

function isSaidBeside(text: string, job: FillJob, { occurrence }: Seen): boolean {
  const { caption, linkText } = occurrence.context
  const neighbours = [caption, linkText].filter((words) => words !== undefined)
  return polish(text, { ...polishOptions(job), neighbours }).kind === 'rejected'
}
