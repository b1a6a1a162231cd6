import type { Context, Role } from '../occurrence.ts'

/** What a backend can and cannot do, as data: dispatch and preflight read it, nobody asks the backend. */
export interface Limits {
  /** `hosted`: bytes leave the machine, money may be spent. */
  readonly where: 'local' | 'hosted'
  /** Media types it takes as they are; others are prepared to PNG or JPEG first. `'*'`: takes every image as it stands on disk. */
  readonly mediaTypes: readonly string[] | '*'
  /** Longest edge in pixels that is any use to it; larger pictures are scaled down in preparation. */
  readonly longestEdge?: number | undefined
  /** Most bytes it takes. */
  readonly bytes?: number | undefined
  /** Calls in flight at once. @default 1 */
  readonly concurrency?: number | undefined
  /** BCP 47 primary subtags it can write; `'*'`: any. */
  readonly languages: readonly string[] | '*'
  /** Whether it makes use of the page's words. */
  readonly context: boolean
  /** Same bytes in, same words out. */
  readonly deterministic: boolean
  /** Hosts that get bytes or text; shown before the first call. Empty for local backends. */
  readonly hosts?: readonly string[] | undefined
  /** What of a picture goes to these hosts: it, or where it stands. @default 'images' */
  readonly sends?: 'images' | 'addresses' | undefined
  /** What one picture usually takes; for estimates. Absent where nobody knows. */
  readonly secondsPerImage?: number | undefined
  /** Milliseconds one call may take. @default 120000 */
  readonly timeoutMs?: number | undefined
}

/** One image to be described. */
export interface CaptionRequest {
  readonly image: {
    /** Key in the captions file, for messages and public addresses. */
    readonly key: string
    readonly path?: string | undefined
    /** Of the file's own bytes. */
    readonly hash: string
    /** Of what `read` gives. */
    readonly mediaType: string
    /** The bytes: as they stand on disk, or prepared to the backend's limits. */
    read(): Promise<Buffer>
  }
  /** BCP 47 of the words wanted. */
  readonly language: string
  readonly role: Role
  /** Only with `context: 'page'`; otherwise empty. */
  readonly context: Context
}

/** What a backend returns. A refusal is a result; a fault is a `BackendError`. */
export type Caption = Cost & Answer

interface Cost {
  /** What this answer cost in US dollars, where the service says; a budget in dollars needs it. */
  readonly usd?: number | undefined
}

type Answer =
  | {
      readonly kind: 'words'
      readonly text: string
      /** BCP 47, where it is not the language asked for (words embedded in a file). */
      readonly language?: string | undefined
      /** 0 to 1. */
      readonly confidence?: number | undefined
      /** More precise than the backend's own `name:model`, recorded as `by`. */
      readonly by?: string | undefined
    }
  /** It says that the image carries nothing: recorded as a proposal, never applied. */
  | { readonly kind: 'decorative' }
  /** It has nothing to say about this image; the next backend in the list is asked. */
  | { readonly kind: 'refused'; readonly reason: string }

/** Turns an image into words. Only `dispatch` calls, retries, waits and counts. */
export interface Backend {
  /** `modelrunner`, `onnx`, `embedded`. */
  readonly name: string
  /** The model or endpoint, where there is one. */
  readonly model?: string | undefined
  readonly limits: Limits
  /** Settles soon after `signal` aborts. */
  caption(request: CaptionRequest, signal: AbortSignal): Promise<Caption>
  /**
   * Called before the first caption of a run: checks keys and peers, resumes what is in flight.
   * Throws an `AltTextError` (`PEER_MISSING`, `CONFIG_INVALID`) that says what to do.
   */
  start?(run: BackendRun): Promise<void>
  /**
   * What one picture costs now, in US dollars, where the service quotes a price to anybody: asked before a run, without
   * a key. `undefined` where it says none.
   */
  price?(signal: AbortSignal): Promise<number | undefined>
  dispose?(): Promise<void>
}

/** What a run lends to its backends. */
export interface BackendRun {
  /** The project root, absolute. */
  readonly root: string
  /** Lines that a person should see before bytes leave the machine. */
  readonly notice: (line: string) => void
  readonly signal: AbortSignal
  /** Somebody asked for this run to buy again what was paid for and is lost. @default false */
  readonly retryLost?: boolean | undefined
}

export type BackendErrorCode =
  | 'AUTH'
  | 'PAYMENT'
  | 'RATE_LIMIT'
  | 'BAD_INPUT'
  | 'BAD_OUTPUT'
  | 'UNAVAILABLE'
  | 'TIMEOUT'
  | 'CRASHED'
  | 'ABORTED'

/** A fault. `fatal` ends the run's use of this backend: a wrong key is wrong for every image. */
export class BackendError extends Error {
  /** Two copies of this package in one process still recognise each other's errors. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'BackendError' && 'code' in value
  }

  override readonly name = 'BackendError'
  readonly code: BackendErrorCode
  readonly retryable: boolean
  readonly retryAfterMs: number | undefined
  readonly fatal: boolean

  constructor(
    code: BackendErrorCode,
    message: string,
    details: { retryable?: boolean; retryAfterMs?: number | undefined; fatal?: boolean; cause?: unknown } = {},
  ) {
    super(message, { cause: details.cause })
    this.code = code
    this.retryable = details.retryable ?? false
    this.retryAfterMs = details.retryAfterMs
    this.fatal = details.fatal ?? false
  }
}

/** `modelrunner:microsoft/florence-2-large/caption`: what `by` records. */
export function signatureOf(backend: Pick<Backend, 'name' | 'model'>): string {
  return backend.model === undefined ? backend.name : `${backend.name}:${backend.model}`
}
