import { appendFileSync } from 'node:fs'
import {
  type Backend,
  BackendError,
  type BackendErrorCode,
  type Caption,
  type CaptionRequest,
  type Limits,
} from '@alt-text/core'

/** How a call goes wrong. */
export type MockFault =
  /** A `BackendError`. Without more, the transient codes are retryable and the two about the account fatal. */
  | {
      readonly code: BackendErrorCode
      readonly message?: string | undefined
      readonly retryable?: boolean | undefined
      readonly retryAfterMs?: number | undefined
      readonly fatal?: boolean | undefined
    }
  /** Never answers; settles only when the signal aborts. */
  | 'hang'
  /** Never settles, whatever the signal says. */
  | 'deaf'
  /** Throws something that is no `BackendError`. */
  | 'bug'

export interface MockOptions {
  /** @default 'mock' */
  readonly name?: string | undefined
  readonly model?: string | undefined
  /** Words by key, or computed. A key without words gets the default ones: `words for <key>`. */
  readonly captions?:
    | Readonly<Record<string, string | Caption>>
    | ((request: CaptionRequest) => string | Caption)
    | undefined
  /** Milliseconds a call takes. @default 0 */
  readonly delayMs?: number | undefined
  /** A file to which each delivered caption is appended as a line of JSON: `at` (ISO), `key`, `hash`, `language`, `text`. */
  readonly log?: string | undefined
  /** @default local, PNG and JPEG, 4 at once, every language, no context, deterministic */
  readonly limits?: Partial<Limits> | undefined
  /** By key: one fault for every call, or a list that is used up call by call, after which calls succeed. */
  readonly faults?: Readonly<Record<string, MockFault | readonly MockFault[]>> | undefined
  /** Thrown by `start`. */
  readonly startFault?: Error | undefined
}

/** What was asked, for assertions. */
export interface Mock extends Backend {
  /** Key of every call, in the order in which they began, failed ones too. */
  readonly calls: readonly string[]
  readonly requests: readonly CaptionRequest[]
  readonly starts: number
  readonly disposals: number
  /** Most calls that were in flight at once. */
  readonly peak: number
}

/** A backend without a model, for tests: the same request always gets the same words. */
export function mock(options: MockOptions = {}): Mock {
  const state = {
    calls: [] as string[],
    requests: [] as CaptionRequest[],
    starts: 0,
    disposals: 0,
    peak: 0,
    running: 0,
  }
  const limits: Limits = {
    where: 'local',
    mediaTypes: ['image/png', 'image/jpeg'],
    concurrency: 4,
    languages: '*',
    context: false,
    deterministic: true,
    ...options.limits,
  }
  const nextFault = faultsOf(options.faults ?? {})
  return {
    name: options.name ?? 'mock',
    model: options.model,
    limits,
    get calls() {
      return state.calls
    },
    get requests() {
      return state.requests
    },
    get starts() {
      return state.starts
    },
    get disposals() {
      return state.disposals
    },
    get peak() {
      return state.peak
    },
    start: async () => {
      state.starts++
      if (options.startFault) throw options.startFault
    },
    caption: async (request, signal) => {
      state.calls.push(request.image.key)
      state.requests.push(request)
      state.peak = Math.max(state.peak, ++state.running)
      try {
        await wait(options.delayMs ?? 0, signal)
        await suffer(nextFault(request.image.key), signal)
        return deliver(wordsFor(request, options.captions), request, options.log)
      } finally {
        state.running--
      }
    },
    dispose: async () => {
      state.disposals++
    },
  }
}

function faultsOf(
  faults: Readonly<Record<string, MockFault | readonly MockFault[]>>,
): (key: string) => MockFault | undefined {
  const used = new Map<string, number>()
  return (key) => {
    const fault = faults[key]
    if (!isList(fault)) return fault
    const index = used.get(key) ?? 0
    used.set(key, index + 1)
    return fault[index]
  }
}

function isList(fault: MockFault | readonly MockFault[] | undefined): fault is readonly MockFault[] {
  return Array.isArray(fault)
}

async function suffer(fault: MockFault | undefined, signal: AbortSignal): Promise<void> {
  if (fault === undefined) return
  if (fault === 'bug') throw new TypeError('A bug in the backend.')
  if (fault === 'deaf') return new Promise(() => {})
  if (fault === 'hang') return wait(Infinity, signal)
  const { code, message = `Mock fault ${code}.`, retryAfterMs } = fault
  const {
    retryable = ['RATE_LIMIT', 'UNAVAILABLE', 'TIMEOUT'].includes(code),
    fatal = ['AUTH', 'PAYMENT'].includes(code),
  } = fault
  throw new BackendError(code, message, { retryable, retryAfterMs, fatal })
}

function wordsFor(request: CaptionRequest, captions: MockOptions['captions']): Caption {
  const { key } = request.image
  const words = (typeof captions === 'function' ? captions(request) : captions?.[key]) ?? `words for ${key}`
  return typeof words === 'string' ? { kind: 'words', text: words } : words
}

function deliver(caption: Caption, { image, language }: CaptionRequest, log: string | undefined): Caption {
  if (log !== undefined && caption.kind === 'words') {
    const line = { at: new Date().toISOString(), key: image.key, hash: image.hash, language, text: caption.text }
    appendFileSync(log, `${JSON.stringify(line)}\n`)
  }
  return caption
}

function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.reject(aborted())
  if (milliseconds === 0) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clearTimeout(timer)
      reject(aborted())
    }
    const timer =
      milliseconds === Infinity
        ? undefined
        : setTimeout(() => {
            signal.removeEventListener('abort', onAbort)
            resolve()
          }, milliseconds)
    signal.addEventListener('abort', onAbort, { once: true })
  })
}

function aborted(): BackendError {
  return new BackendError('ABORTED', 'The call was aborted.')
}
