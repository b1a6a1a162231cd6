import { statSync } from 'node:fs'
import { signatureOf, whatLeaves } from './backend/index.ts'
import type { Backend, BudgetLimit } from './backend/index.ts'
import type { FillJob, FillPlan } from './fill-plan.ts'
import type { ImageFile } from './image.ts'

/** What a fill may send, to whom, for how long and at what price; before anybody is asked. */
export interface Preflight {
  /** Images at most: a backend before may have words for some of them. */
  readonly images: number
  /** Of their files; what is sent may be smaller. */
  readonly bytes: number
  /** Whether services were asked for their price. */
  readonly quoted: boolean
  readonly hosted: readonly HostedShare[]
}

export interface HostedShare {
  /** `modelrunner:microsoft/florence-2-large/caption` */
  readonly backend: string
  /** What goes where, in words. */
  readonly leaves: string
  /** Images that it may be asked for: those in its languages, as far as the budget goes. */
  readonly images: number
  /** Answers for each of them. */
  readonly samples: number
  /** Seconds, where the backend knows what an image usually takes. */
  readonly seconds: number | undefined
  /** US dollars for all, where the service quotes a price. */
  readonly usd: number | undefined
}

export interface PreflightOptions {
  readonly withContext: boolean
  readonly budget?: BudgetLimit | undefined
  /** Answers for each image, from those whose answers differ. @default 1 */
  readonly samples?: number | undefined
  /** Whether services are asked for their price: a dry run asks nobody. */
  readonly quotes: boolean
  readonly signal: AbortSignal
}

/** Milliseconds that a price is waited for. */
const patience = 4000

export async function preflight(
  { jobs }: FillPlan,
  backends: readonly Backend[],
  options: PreflightOptions,
): Promise<Preflight> {
  const hosted = backends.filter(({ limits }) => limits.where === 'hosted')
  const bytes = jobs.reduce((sum, { image }) => sum + sizeOf(image), 0)
  return {
    images: jobs.length,
    bytes,
    quoted: options.quotes,
    hosted: await Promise.all(hosted.map((it) => shareOf(jobs, it, options))),
  }
}

async function shareOf(jobs: readonly FillJob[], backend: Backend, options: PreflightOptions): Promise<HostedShare> {
  const { limits } = backend
  const spoken = jobs.filter(({ language }) => speaks(limits.languages, language)).length
  const samples = limits.deterministic ? 1 : (options.samples ?? 1)
  const calls = Math.min(spoken * samples, options.budget?.images ?? Infinity)
  const price = options.quotes && calls > 0 ? await quoteOf(backend, options.signal) : undefined
  const each = limits.secondsPerImage
  const images = Math.min(spoken, calls)
  return {
    backend: signatureOf(backend),
    leaves: whatLeaves(limits, options.withContext, images),
    images,
    samples,
    seconds: each === undefined ? undefined : Math.ceil((calls * each) / (limits.concurrency ?? 1)),
    usd: price === undefined ? undefined : Math.min(price * calls, options.budget?.usd ?? Infinity),
  }
}

function speaks(languages: Backend['limits']['languages'], language: string): boolean {
  return languages === '*' || languages.some((one) => one.split('-')[0] === language.split('-')[0])
}

async function quoteOf({ price }: Backend, signal: AbortSignal): Promise<number | undefined> {
  const { signal: limited, release } = limit(signal)
  try {
    return await price?.(limited)
  } catch {
    // A price that cannot be had is no reason not to go on: it is said that there is none.
    return undefined
  } finally {
    release()
  }
}

function limit(signal: AbortSignal): { signal: AbortSignal; release: () => void } {
  const control = new AbortController()
  const stop = (): void => control.abort()
  const timer = setTimeout(stop, patience)
  signal.addEventListener('abort', stop, { once: true })
  const release = (): void => {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
  }
  return { signal: control.signal, release }
}

function sizeOf(image: ImageFile): number {
  try {
    return image.path === undefined ? image.read().length : statSync(image.path).size
  } catch {
    // It has just gone away; whoever reads it says so.
    return 0
  }
}
