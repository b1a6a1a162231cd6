import { join } from 'node:path'
import { createDispatch, embedded, polish, systemClock } from './backend/index.ts'
import type { Backend, Outcome } from './backend/index.ts'
import { acquireLock } from './captions/index.ts'
import type { Draft } from './captions/index.ts'
import { createDestinations } from './destination.ts'
import { describeError } from './error.ts'
import { planFill } from './fill-plan.ts'
import type { FillJob, FillPlan } from './fill-plan.ts'
import { prepareImage } from './image/index.ts'
import type { Pipeline } from './pipeline.ts'
import type { Left, Look, Seen } from './seen.ts'

export interface FillOptions {
  /** Only below these. @default the whole site */
  readonly paths?: readonly string[] | undefined
  /** Where relative `paths` begin. @default the root */
  readonly cwd?: string | undefined
  /** Draft again what is only a draft. Reviewed words are never touched. @default false */
  readonly refresh?: boolean | undefined
  /** Plan only: nobody is asked, nothing is written. @default false */
  readonly dryRun?: boolean | undefined
  /** Ends the run; what is done is kept. */
  readonly signal?: AbortSignal | undefined
  /** What happens, as it happens. */
  readonly onEvent?: ((event: FillEvent) => void) | undefined
  /** Asked before the first image is read. @default yes */
  readonly confirm?: ((plan: FillPlan, backends: readonly Backend[]) => Promise<boolean>) | undefined
}

/** How far a run is: pictures dealt with, and all of them. */
interface Count {
  readonly done: number
  readonly total: number
}

export type FillEvent =
  /** Another fill holds the captions file. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'planned'; readonly plan: FillPlan }
  /** What a backend wants a person to see before bytes leave the machine. */
  | { readonly kind: 'notice'; readonly line: string }
  | ({ readonly kind: 'drafted'; readonly key: string; readonly alt: string; readonly by: string } & Count)
  | ({ readonly kind: 'proposed'; readonly key: string; readonly by: string } & Count)
  | ({ readonly kind: 'failed'; readonly failure: FillFailure } & Count)

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
  /** Why the run ended early: `aborted`, `budget`, `deadline`, `declined`. */
  readonly stopped: string | undefined
}

/** The backends of a config. Without any, words that are already in the files are used. */
export function backendsOf({ config }: Pick<Pipeline, 'config'>): readonly Backend[] {
  return config.backends ?? [embedded()]
}

/**
 * Drafts what is missing and records it. One run at a time for a captions file: a second one waits,
 * reads again, and goes on with what is still missing.
 * @throws AltTextError where the config, the captions file or a path stands in the way; what is wrong
 * with one image is in the report
 */
export async function fill(pipeline: Pipeline, options: FillOptions = {}): Promise<FillReport> {
  if (options.dryRun === true) return reportOf(await planned(pipeline, options))
  const signal = options.signal ?? new AbortController().signal
  const release = await acquireLock(join(pipeline.config.root, '.alt-text/fill.lock'), {
    signal,
    onWait: () => options.onEvent?.({ kind: 'waiting' }),
  })
  try {
    const read = pipeline.captions.reload()
    if (read.kind === 'unreadable') throw read.error
    const plan = await planned(pipeline, options)
    for (const change of plan.changes) pipeline.captions.record(change)
    return await ask(pipeline, plan, options, signal)
  } finally {
    await pipeline.captions.flush()
    pipeline.remember()
    await release()
  }
}

async function planned(pipeline: Pipeline, options: FillOptions): Promise<FillPlan> {
  const looks: Look[] = []
  for (const file of pipeline.discover(options.paths, options.cwd)) looks.push(await pipeline.read(file))
  const destinationOf = await createDestinations(pipeline, looks)
  const plan = planFill(looks, { refresh: options.refresh ?? false, destinationOf })
  options.onEvent?.({ kind: 'planned', plan })
  return plan
}

function reportOf(plan: FillPlan, stopped?: string): FillReport {
  const proposed = plan.changes.filter(
    (change) => change.kind === 'draft' && change.words.proposes !== undefined,
  ).length
  return { plan, drafted: 0, proposed, failed: [], left: plan.left, stopped }
}

async function ask(pipeline: Pipeline, plan: FillPlan, options: FillOptions, signal: AbortSignal): Promise<FillReport> {
  const backends = backendsOf(pipeline)
  if (plan.jobs.length === 0) return reportOf(plan)
  if (options.confirm !== undefined && !(await options.confirm(plan, backends))) return reportOf(plan, 'declined')
  const run = new FillRun(pipeline, plan, options)
  const dispatch = createDispatch({
    root: pipeline.config.root,
    backends,
    signal,
    clock: systemClock,
    budget: pipeline.config.budget,
    prepare: (image, limits) => prepareImage(image.read(), image.mediaType, limits, image.key),
    accept: (text, request) => rejectionOf(text, jobs.get(request)),
    notice: (line) => options.onEvent?.({ kind: 'notice', line }),
  })
  const jobs = new Map(plan.jobs.map((job) => [requestOf(job, pipeline.config.context === 'page'), job]))
  try {
    await Promise.all([...jobs].map(async ([request, job]) => run.take(job, await dispatch.caption(request))))
  } finally {
    await dispatch.dispose()
  }
  return run.report()
}

/** Records what comes back, as it comes. */
class FillRun {
  readonly #pipeline: Pipeline
  readonly #plan: FillPlan
  readonly #options: FillOptions
  readonly #failed: FillFailure[] = []
  #drafted = 0
  #proposed = 0
  #stopped: string | undefined

  constructor(pipeline: Pipeline, plan: FillPlan, options: FillOptions) {
    this.#pipeline = pipeline
    this.#plan = plan
    this.#options = options
  }

  take(job: FillJob, outcome: Outcome): void {
    switch (outcome.kind) {
      case 'words':
        return this.#words(job, outcome)
      case 'decorative':
        this.#record(job, { state: 'draft', proposes: 'decorative', by: outcome.by })
        this.#proposed++
        return this.#tell({ kind: 'proposed', key: job.image.key, by: outcome.by, ...this.#count() })
      case 'refused':
      case 'failed':
        return this.#fail(job, reasonsOf(outcome))
      case 'stopped':
        this.#stopped ??= outcome.why
        return undefined
      default:
        return outcome satisfies never
    }
  }

  report(): FillReport {
    const report = reportOf(this.#plan, this.#stopped)
    return { ...report, drafted: this.#drafted, proposed: report.proposed + this.#proposed, failed: this.#failed }
  }

  #words(job: FillJob, { text, by, language, confidence }: Extract<Outcome, { kind: 'words' }>): void {
    const polished = polish(text, polishOptions(job))
    if (polished.kind === 'rejected') return this.#fail(job, [`${by} wrote nothing usable (${polished.reason}).`])
    this.#record(job, { alt: polished.text, state: 'draft', by, confidence }, language)
    this.#drafted++
    this.#tell({ kind: 'drafted', key: job.image.key, alt: polished.text, by, ...this.#count() })
  }

  #record(job: FillJob, words: Draft['words'], language: string = job.language): void {
    const { hash } = job.image
    const replace = this.#options.refresh ?? false
    for (const key of job.keys) this.#pipeline.captions.record({ kind: 'draft', key, hash, language, words, replace })
  }

  #fail(job: FillJob, reasons: readonly string[]): void {
    const failure: FillFailure = { key: job.image.key, seen: job.first, reasons }
    this.#failed.push(failure)
    this.#tell({ kind: 'failed', failure, ...this.#count() })
  }

  #count(): Count {
    return { done: this.#drafted + this.#proposed + this.#failed.length, total: this.#plan.jobs.length }
  }

  #tell(event: FillEvent): void {
    this.#options.onEvent?.(event)
  }
}

function requestOf(
  { image, language, first }: FillJob,
  withContext: boolean,
): Parameters<ReturnType<typeof createDispatch>['caption']>[0] {
  const { role, context } = first.occurrence
  return { image, language, role, context: withContext ? context : {} }
}

/** Words that polishing would throw away are no answer: the next backend is asked. */
function rejectionOf(text: unknown, job: FillJob | undefined): string | undefined {
  if (job === undefined) return undefined
  const polished = polish(text, polishOptions(job))
  return polished.kind === 'rejected' ? polished.reason : undefined
}

function polishOptions({ image, language, first }: FillJob): Parameters<typeof polish>[1] {
  const { caption, linkText } = first.occurrence.context
  return { key: image.key, language, neighbours: [caption, linkText].filter((text) => text !== undefined) }
}

function reasonsOf(outcome: Extract<Outcome, { kind: 'refused' | 'failed' }>): string[] {
  const failures = outcome.kind === 'failed' ? outcome.failures : []
  return [
    ...failures.map(({ backend, error }) => `${backend}: ${describeError(error)}`),
    ...outcome.reasons.map(({ backend, text }) => `${backend}: ${text}`),
  ]
}
