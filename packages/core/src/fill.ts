import { join } from 'node:path'
import { createDispatch, embedded, polish, signatureOf } from './backend/index.ts'
import type { Backend, CaptionRequest, Dispatch } from './backend/index.ts'
import { acquireLock } from './captions/index.ts'
import { createDestinations } from './destination.ts'
import { messageOf } from './error.ts'
import { planFill } from './fill-plan.ts'
import type { FillJob, FillPlan } from './fill-plan.ts'
import { prepareImage } from './image/index.ts'
import type { Pipeline } from './pipeline.ts'
import type { Left, Seen } from './seen.ts'

export interface FillOptions {
  /** Only below these. @default the whole site */
  readonly paths?: readonly string[] | undefined
  readonly cwd?: string | undefined
  /** Draft again what is only a draft. Reviewed words are never touched. @default false */
  readonly refresh?: boolean | undefined
  /** Plan only: nobody is asked, nothing is written. @default false */
  readonly dryRun?: boolean | undefined
  /** Ends the run; what is done is kept. */
  readonly signal?: AbortSignal | undefined
  /** What happens, as it happens. */
  readonly onEvent?: ((event: FillEvent) => void) | undefined
  /** Asked before the first image leaves the machine. @default yes */
  readonly confirm?: ((plan: FillPlan, backends: readonly Backend[]) => Promise<boolean>) | undefined
}

export type FillEvent =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'planned'; readonly plan: FillPlan }
  | { readonly kind: 'notice'; readonly line: string }
  | {
      readonly kind: 'drafted'
      readonly key: string
      readonly alt: string
      readonly by: string
      readonly done: number
      readonly total: number
    }
  | {
      readonly kind: 'proposed'
      readonly key: string
      readonly by: string
      readonly done: number
      readonly total: number
    }
  | { readonly kind: 'failed'; readonly failure: FillFailure; readonly done: number; readonly total: number }

/** A picture that got no words, and what each backend said. */
export interface FillFailure {
  readonly key: string
  /** Where it stands first. */
  readonly seen: Seen
  readonly reasons: readonly string[]
}

export interface FillReport {
  readonly plan: FillPlan
  readonly drafted: number
  readonly proposed: number
  readonly failed: readonly FillFailure[]
  readonly left: readonly { readonly seen: Seen; readonly why: Left }[]
  /** Why the run ended early: aborted, budget, declined. */
  readonly stopped: string | undefined
}

/** The backends of a config. Without any, words that are already in the files are used. */
export function backendsOf(pipeline: Pipeline): readonly Backend[] {
  return pipeline.config.backends ?? [embedded()]
}

/**
 * Drafts what is missing and records it. One run at a time for a captions file: a second one waits,
 * reads again, and goes on with what is still missing.
 * @throws AltTextError where the config, the captions file or a peer stands in the way; per image trouble is in the report
 */
export async function fill(pipeline: Pipeline, options: FillOptions = {}): Promise<FillReport> {
  if (options.dryRun === true) return planned(pipeline, options)
  const signal = options.signal ?? new AbortController().signal
  const release = await acquireLock(join(pipeline.config.root, '.alt-text/fill.lock'), {
    signal,
    onWait: () => options.onEvent?.({ kind: 'waiting' }),
  })
  try {
    pipeline.captions.reload()
    const report = await planned(pipeline, options)
    for (const change of report.plan.changes) pipeline.captions.record(change)
    return await ask(pipeline, report, options, signal)
  } finally {
    await pipeline.captions.flush()
    await release()
  }
}

async function planned(pipeline: Pipeline, options: FillOptions): Promise<FillReport> {
  const files = pipeline.discover(options.paths, options.cwd)
  const looks = []
  for (const file of files) looks.push(await pipeline.read(file))
  const destinationOf = await createDestinations(pipeline, looks)
  const plan = planFill(looks, { refresh: options.refresh ?? false, destinationOf })
  options.onEvent?.({ kind: 'planned', plan })
  return {
    plan,
    drafted: 0,
    proposed: plan.changes.filter(isProposal).length,
    failed: [],
    left: plan.left,
    stopped: undefined,
  }
}

async function ask(
  pipeline: Pipeline,
  report: FillReport,
  options: FillOptions,
  signal: AbortSignal,
): Promise<FillReport> {
  const backends = backendsOf(pipeline)
  const { jobs } = report.plan
  if (jobs.length === 0) return report
  if (options.confirm !== undefined && !(await options.confirm(report.plan, backends)))
    return { ...report, stopped: 'declined' }
  const dispatch = createDispatch({
    root: pipeline.config.root,
    backends,
    signal,
    budget: pipeline.config.budget,
    prepare: prepareImage,
    notice: (line) => options.onEvent?.({ kind: 'notice', line }),
  })
  const run = new FillRun(pipeline, dispatch, options, jobs.length)
  try {
    await Promise.all(jobs.map((job) => run.job(job)))
  } finally {
    await dispatch.dispose()
  }
  return {
    ...report,
    drafted: run.drafted,
    proposed: report.proposed + run.proposed,
    failed: run.failed,
    stopped: run.stopped,
  }
}

/** Records what comes back, as it comes. */
class FillRun {
  readonly #pipeline: Pipeline
  readonly #dispatch: Dispatch
  readonly #options: FillOptions
  readonly #total: number
  #done = 0
  drafted = 0
  proposed = 0
  readonly failed: FillFailure[] = []
  stopped: string | undefined

  constructor(pipeline: Pipeline, dispatch: Dispatch, options: FillOptions, total: number) {
    this.#pipeline = pipeline
    this.#dispatch = dispatch
    this.#options = options
    this.#total = total
  }

  async job(job: FillJob): Promise<void> {
    const outcome = await this.#dispatch.caption(requestOf(job, this.#pipeline.config.context === 'page'))
    const { key } = job.image
    switch (outcome.kind) {
      case 'words':
        return this.#words(job, outcome)
      case 'decorative':
        this.#record(job, { state: 'draft', proposes: 'decorative', by: outcome.by })
        this.proposed++
        return this.#event({ kind: 'proposed', key, by: outcome.by })
      case 'refused':
        return this.#fail(job, outcome.reasons)
      case 'failed':
        return this.#fail(job, outcome.errors.map(messageOf))
      case 'stopped':
        this.stopped ??= outcome.why
        return
      default:
        outcome satisfies never
    }
  }

  #words(
    job: FillJob,
    outcome: { text: string; by: string; language?: string | undefined; confidence?: number | undefined },
  ): void {
    const { key } = job.image
    const { context } = job.first.occurrence
    const neighbours = [context.caption, context.linkText].filter((text) => text !== undefined)
    const polished = polish(outcome.text, { file: key, language: job.language, neighbours })
    if (polished.kind === 'rejected')
      return this.#fail(job, [`${outcome.by} wrote nothing usable (${polished.reason})`])
    const confidence = outcome.confidence === undefined ? {} : { confidence: outcome.confidence }
    this.#record(job, { alt: polished.text, state: 'draft', by: outcome.by, ...confidence })
    this.drafted++
    this.#event({ kind: 'drafted', key, alt: polished.text, by: outcome.by })
  }

  #record(job: FillJob, words: Parameters<typeof recordChange>[2]): void {
    for (const key of job.keys)
      this.#pipeline.captions.record(recordChange(job, key, words, this.#options.refresh ?? false))
  }

  #fail(job: FillJob, reasons: readonly string[]): void {
    const failure: FillFailure = { key: job.image.key, seen: job.first, reasons }
    this.failed.push(failure)
    this.#event({ kind: 'failed', failure })
  }

  #event(event: DistributiveOmit<Extract<FillEvent, { done: number }>, 'done' | 'total'>): void {
    this.#done++
    this.#options.onEvent?.({ ...event, done: this.#done, total: this.#total } as FillEvent)
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never

type Draft = Extract<Parameters<Pipeline['captions']['record']>[0], { kind: 'draft' }>

function recordChange(job: FillJob, key: string, words: Draft['words'], replace: boolean): Draft {
  return { kind: 'draft', key, hash: job.image.hash, language: job.language, words, replace }
}

function isProposal(change: Parameters<Pipeline['captions']['record']>[0]): boolean {
  return change.kind === 'draft' && change.words.proposes !== undefined
}

function requestOf({ image, language, first }: FillJob, withContext: boolean): CaptionRequest {
  const { key, path, hash, mediaType } = image
  return {
    image: { key, path, hash, mediaType, read: async () => image.read() },
    language,
    role: first.occurrence.role,
    context: withContext ? first.occurrence.context : {},
  }
}

export { signatureOf }
