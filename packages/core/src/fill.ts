import { constants, accessSync } from 'node:fs'
import { dirname, relative, sep } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { embedded } from './backend/index.ts'
import type { Backend } from './backend/index.ts'
import { acquireLock, lockPathFor } from './captions/index.ts'
import { createDestinations } from './destination.ts'
import { draftsIn } from './entry.ts'
import { AltTextError, hasCode, messageOf } from './error.ts'
import { checkAgreement } from './fill-agreement.ts'
import { isSettled, planFill } from './fill-plan.ts'
import type { FillPlan } from './fill-plan.ts'
import { countOf, emptyReport } from './fill-report.ts'
import type { FillEvent, FillReport } from './fill-report.ts'
import type { Pipeline } from './pipeline.ts'
import type { Look, Seen } from './seen.ts'

export interface FillOptions {
  /** Only below these. @default the whole site */
  readonly paths?: readonly string[] | undefined
  /** Where relative `paths` begin. @default the root */
  readonly cwd?: string | undefined
  /** Draft again what is only a draft. Reviewed words are never touched. @default false */
  readonly refresh?: boolean | undefined
  /** Buy again what was paid for and is lost: purged by the service, or unknown there. @default false */
  readonly retryLost?: boolean | undefined
  /** Plan only: nobody is asked, nothing is written. @default false */
  readonly dryRun?: boolean | undefined
  /** Ends the run; what is done is kept. */
  readonly signal?: AbortSignal | undefined
  /** What happens, as it happens. */
  readonly onEvent?: ((event: FillEvent) => void) | undefined
  /** Asked before anything is written and anybody is asked. @default yes */
  readonly confirm?: ((plan: FillPlan, backends: readonly Backend[]) => Promise<boolean>) | undefined
}

/** The backends of a config. Without any, words that are already in the files are used. */
export function backendsOf({ config }: Pick<Pipeline, 'config'>): readonly Backend[] {
  return config.backends ?? [embedded()]
}

/**
 * Drafts what is missing and records it. One run at a time for a captions file: a second one waits,
 * reads again, and goes on with what is still missing. With nothing to do, nothing is written or waited for.
 * @throws AltTextError where the config, the captions file or a path stands in the way; what is wrong
 * with one image is in the report
 */
export async function fill(pipeline: Pipeline, options: FillOptions = {}): Promise<FillReport> {
  const signal = options.signal ?? new AbortController().signal
  checkAgreement(pipeline.config.agreement, backendsOf(pipeline))
  try {
    const plan = await planned(pipeline, options, signal)
    if (options.dryRun === true || isSettled(plan)) return emptyReport(plan)
    if (!(await isWanted(pipeline, plan, options))) return emptyReport(plan, 'declined')
    return await underLock(pipeline, plan, options, signal)
  } catch (error) {
    // Stopped while it looked or waited: nothing was begun that could be lost.
    if (signal.aborted && error === signal.reason) return emptyReport(planFill([], unplanned), 'aborted')
    throw error
  }
}

const unplanned = { refresh: false, destinationOf: () => undefined, isCorrected: () => false }

async function planned(pipeline: Pipeline, options: FillOptions, signal: AbortSignal): Promise<FillPlan> {
  const looks: Look[] = []
  for (const [index, file] of pipeline.discover(options.paths, options.cwd).entries()) {
    // Looking never waits for anything, and Ctrl-C and the lock's heartbeat want their turn.
    if (index % 20 === 0) await nextTurn()
    signal.throwIfAborted()
    looks.push(await pipeline.read(file))
  }
  const destinationOf = await createDestinations(pipeline, looks)
  const isCorrected = (seen: Seen): boolean => mayBeCorrected(pipeline, seen)
  return planFill(looks, { refresh: options.refresh ?? false, destinationOf, isCorrected })
}

function mayBeCorrected({ captions: { captions }, drafts }: Pipeline, { outcome, resolution }: Seen): boolean {
  const own = resolution.kind === 'file' ? resolution.image.key : undefined
  const entry = captions.images.get((outcome.kind === 'words' ? outcome.key : own) ?? '')
  if (entry === undefined) return false
  const those = outcome.kind === 'words' ? [{ alt: outcome.words, by: outcome.by }] : draftsIn(entry)
  return those.some((words) => drafts.originOf(entry.hash, words) === 'person')
}

async function isWanted(pipeline: Pipeline, plan: FillPlan, { confirm }: FillOptions): Promise<boolean> {
  return plan.jobs.length === 0 || confirm === undefined || confirm(plan, backendsOf(pipeline))
}

async function underLock(
  pipeline: Pipeline,
  before: FillPlan,
  options: FillOptions,
  signal: AbortSignal,
): Promise<FillReport> {
  assertWritable(pipeline)
  let waited = false
  const onWait = (): void => {
    waited = true
    options.onEvent?.({ kind: 'waiting' })
  }
  const release = await acquireLock(lockPathFor(`${pipeline.config.captions}.fill`), { signal, onWait })
  try {
    const read = pipeline.captions.reload()
    if (read.kind === 'unreadable') throw read.error
    const isOld = waited || read.kind === 'changed'
    return await carryOut(pipeline, isOld ? await planned(pipeline, options, signal) : before, options, signal)
  } finally {
    await release()
  }
}

async function carryOut(
  pipeline: Pipeline,
  plan: FillPlan,
  options: FillOptions,
  signal: AbortSignal,
): Promise<FillReport> {
  const { FillRun } = await import('./fill-run.ts')
  const run = new FillRun({ pipeline, plan, backends: backendsOf(pipeline), signal, options })
  try {
    options.onEvent?.({ kind: 'planned', plan })
    const changes = plan.changes.filter((change) => run.keep(change))
    await pipeline.captions.flush()
    if (plan.jobs.length > 0) await run.ask()
    const { drafted, disputed, proposed, failed, replaced } = run.result()
    const markup = countOf(changes)
    return {
      ...emptyReport(plan, run.stopped),
      ...markup,
      drafted,
      disputed,
      proposed: markup.proposed + proposed,
      failed,
      replaced,
    }
  } finally {
    await pipeline.captions.flush()
    pipeline.remember()
  }
}

/** Before anybody is paid: words must have a place to go. */
function assertWritable({ config }: Pipeline): void {
  for (const path of [config.captions, dirname(config.captions)]) {
    try {
      accessSync(path, constants.W_OK)
    } catch (error) {
      // What is not there yet is made.
      if (hasCode(error, 'ENOENT')) continue
      throw new AltTextError('CAPTIONS_LOCKED', `It cannot be written: ${messageOf(error)}.`, {
        place: { file: relative(config.root, config.captions).split(sep).join('/') },
        fix: 'Make the file and its folder writable. Nobody was asked.',
        cause: error,
      })
    }
  }
}
