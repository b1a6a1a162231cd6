import type { Backend, Caption } from './contract.ts'
import { type BudgetLimit, createBudget, type Spent } from './dispatch/budget.ts'
import { type Clock, follow, systemClock } from './dispatch/clock.ts'
import { Lane, type LaneAnswer } from './dispatch/lane.ts'
import type { DispatchEvent, Failure, Outcome, Reason, Why } from './dispatch/outcome.ts'
import type { DispatchRequest, Prepare, Run } from './dispatch/run.ts'

export interface DispatchOptions {
  /** Tried in this order. */
  readonly backends: readonly Backend[]
  /** The project root, absolute. */
  readonly root: string
  readonly prepare: Prepare
  /** Ends the run: calls in flight are told, nothing new starts. */
  readonly signal: AbortSignal
  /** @default the real one */
  readonly clock?: Clock | undefined
  /** Lines that a person should see before bytes leave the machine. */
  readonly notice: (line: string) => void
  /** Most calls in flight to one backend, where its own limit is higher. @default what each backend allows */
  readonly concurrency?: number | undefined
  /** How often a call is tried again. @default 3 */
  readonly retries?: number | undefined
  /** Milliseconds for everything, counted from the first request. @default no limit */
  readonly runDeadlineMs?: number | undefined
  readonly budget?: BudgetLimit | undefined
  /** Whether requests carry the page's words; backends that make use of them say so before the first. @default true */
  readonly context?: boolean | undefined
  /** Buys again what was paid for and is lost. @default false */
  readonly retryLost?: boolean | undefined
  /** Why words are no use here (a code), so that the next backend is asked. Usually `polish`. @default all are of use */
  readonly accept?: ((text: unknown, request: DispatchRequest) => string | undefined) | undefined
  readonly onEvent?: ((event: DispatchEvent) => void) | undefined
}

/** The only place that calls backends, retries, waits, counts money and stops. One for one run. */
export interface Dispatch {
  /**
   * Never rejects. The same image in the same language is asked for
   * once, however many wait for it; from a backend that knows the page, once for each role and context.
   */
  caption(request: DispatchRequest, ask?: Ask): Promise<Outcome>
  spent(): Spent
  /** Stops what is in flight and lets go of all backends. What is asked afterwards is `stopped`. */
  dispose(): Promise<void>
}

/** Who is asked, where it is not the list in its order; and for which of several answers. */
export interface Ask {
  /** Signature of the only backend that is asked. */
  readonly only?: string | undefined
  /** The same question again, for another answer: 0 for the first. @default 0 */
  readonly sample?: number | undefined
}

const defaultRetries = 3

export function createDispatch(options: DispatchOptions): Dispatch {
  const { controller, release } = follow(options.signal)
  const budget = createBudget(options.budget ?? {}, options.notice)
  const clock = options.clock ?? systemClock
  let deadline: number | undefined
  const run: Run = {
    root: options.root,
    signal: controller.signal,
    clock,
    prepare: options.prepare,
    budget,
    retries: options.retries ?? defaultRetries,
    concurrency: options.concurrency ?? Infinity,
    context: options.context ?? true,
    retryLost: options.retryLost ?? false,
    notice: options.notice,
    emit: (event) => options.onEvent?.(event),
    left: () => Math.max(0, (deadline ?? Infinity) - clock.now()),
    stopped: () => (controller.signal.aborted ? 'aborted' : run.left() <= 0 ? 'deadline' : undefined),
  }
  const lanes = options.backends.map((backend) => new Lane(backend, run))
  const pending = new Set<Promise<Outcome>>()
  return {
    caption: (request, { only, sample = 0 } = {}) => {
      deadline ??= clock.now() + (options.runDeadlineMs ?? Infinity)
      const asked = lanes.filter(({ signature }) => only === undefined || signature === only)
      const outcome = askInTurn(asked, request, sample, options.accept)
      pending.add(outcome)
      void outcome.finally(() => pending.delete(outcome))
      return outcome
    },
    spent: () => budget.spent(),
    dispose: async () => {
      controller.abort()
      release()
      await Promise.all(pending)
      const results = await Promise.allSettled(lanes.map((lane) => lane.dispose()))
      const failed = results.find((result) => result.status === 'rejected')
      if (failed) throw failed.reason
    },
  }
}

async function askInTurn(
  lanes: readonly Lane[],
  request: DispatchRequest,
  sample: number,
  accept: DispatchOptions['accept'],
): Promise<Outcome> {
  const failures: Failure[] = []
  const reasons: Reason[] = []
  let stopped: Why | undefined
  for (const lane of lanes) {
    const backend = lane.signature
    const answer = await lane.ask(request, sample)
    if (answer.kind === 'failed') failures.push({ backend, error: answer.error })
    else if (answer.kind === 'stopped') stopped ??= answer.why
    else {
      const verdict = judge(answer, request, accept)
      if ('kind' in verdict) return conclude(verdict, request, backend)
      reasons.push({ backend, ...verdict })
    }
  }
  // Without money the hosted ones are not asked, and what the others did not know is not the last word.
  if (stopped && (stopped !== 'budget' || failures.length === 0)) return { kind: 'stopped', why: stopped }
  return failures.length > 0 ? { kind: 'failed', failures, reasons } : { kind: 'refused', reasons }
}

/** The answer if it is of use, else the reason why it is not. */
function judge(
  answer: Extract<LaneAnswer, { kind: 'caption' | 'unable' }>,
  request: DispatchRequest,
  accept: DispatchOptions['accept'],
): Exclude<Caption, { kind: 'refused' }> | Omit<Reason, 'backend'> {
  if (answer.kind === 'unable') {
    const what = answer.code === 'language' ? `write ${request.language}` : `take ${request.image.mediaType}`
    return { code: answer.code, text: `It cannot ${what}.` }
  }
  const { caption } = answer
  if (caption.kind === 'refused') return { code: 'refused', text: caption.reason }
  const rejection = caption.kind === 'words' ? accept?.(caption.text, request) : undefined
  return rejection === undefined ? caption : { code: 'rejected', text: rejection }
}

function conclude(
  caption: Exclude<Caption, { kind: 'refused' }>,
  request: DispatchRequest,
  signature: string,
): Outcome {
  if (caption.kind === 'decorative') return { kind: 'decorative', by: signature }
  const { text, by = signature, language = request.language, confidence } = caption
  return { kind: 'words', text, by, backend: signature, language, confidence }
}
