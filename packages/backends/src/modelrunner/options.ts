import { AltTextError, type CaptionRequest } from '@alt-text/core'
import { secondsOf } from './expiry.ts'
import type { OutputMapper } from './output.ts'
import { isClient, type ModelrunnerClient } from './peer.ts'
import type { ExpiresIn } from './transport.ts'

/** Waiting times in milliseconds. The defaults suit the service; tests and slow lines need others. */
export interface Timing {
  /** Before the first look at a new request. @default 500 */
  readonly firstPollMs: number
  /** Longest time between two looks. @default 2000 */
  readonly pollMs: number
  /** One HTTP call, its body included. @default 30000 */
  readonly callMs: number
  /**
   * One request, from submission to words; after it the request is left running and gone on with later.
   * @default 180000
   */
  readonly deadlineMs: number
  /**
   * How late the service's list of requests may be. Only after it counts "not there" as never arrived.
   * @default 60000
   */
  readonly lagMs: number
  /** First pause after a 429 that names no time; doubles up to 30 s. @default 2000 */
  readonly pauseMs: number
}

/** Options of `modelrunner()`. */
export interface ModelrunnerOptions {
  /** Endpoint id. @default 'microsoft/florence-2-large/caption' */
  endpoint?: string | undefined
  /** The key, or what gives it. @default MODELRUNNER_KEY, or MODELRUNNER_KEY_ID and MODELRUNNER_KEY_SECRET */
  credentials?: string | (() => string | undefined) | undefined
  /**
   * The module `@modelrunner/client` (`import * as client`), which gets a `fetch` that keeps it from sending a paid
   * request twice. A client that is made already is used for everything but submissions, which go through `fetch`.
   * `false`: do without.
   * @default the one installed in the project, if any
   */
  client?: ModelrunnerClient | false | undefined
  /** What HTTP goes through. @default globalThis.fetch */
  fetch?: typeof globalThis.fetch | undefined
  /**
   * Uploads pictures that have no public address. Anyone who has the address of an upload can read it, and the
   * service keeps it practically for ever. @default false
   */
  upload?: boolean | undefined
  /**
   * The https address at which an image of the site already stands, by its key in the captions file. Used only where
   * the bytes behind it are those of the file.
   */
  publicUrl?: ((key: string) => string | undefined | Promise<string | undefined>) | undefined
  /** More fields for the endpoint, beside the address. Part of what makes two requests the same. */
  input?:
    | Readonly<Record<string, unknown>>
    | ((request: CaptionRequest) => Readonly<Record<string, unknown>>)
    | undefined
  /** The field that takes the address. @default 'image_url' */
  imageField?: string | undefined
  /** Makes words of the endpoint's output. @default the output itself, a string or a list of one */
  output?: OutputMapper | undefined
  /** Languages the endpoint writes. @default ['en'] */
  languages?: readonly string[] | '*' | undefined
  /** Whether it gives the same words for the same bytes. @default true for the default endpoint, else false */
  deterministic?: boolean | undefined
  /** Requests in flight at once. @default 6 */
  concurrency?: number | undefined
  /** @default 'normal' */
  priority?: 'normal' | 'low' | undefined
  /**
   * Whether the service keeps input and output. With `false` an answer can be read for about 15 minutes only: what a
   * crash interrupts is then lost. @default the account's setting
   */
  storeIo?: boolean | undefined
  /** When uploads may go. The service drops it once a request has used the file. @default kept */
  expiresIn?: ExpiresIn | undefined
  /** Buys again what was paid for and is lost: purged, or unknown to the service. @default false */
  retryLost?: boolean | undefined
  /** Where paid requests are written down, from the project root. @default '.alt-text/journal.jsonl' */
  journal?: string | undefined
  timing?: Partial<Timing> | undefined
}

/** The options, with every default in its place. */
export type Settings = Readonly<
  ModelrunnerOptions &
    Required<Pick<ModelrunnerOptions, 'upload' | 'retryLost'>> & {
      endpoint: string
      imageField: string
      languages: readonly string[] | '*'
      deterministic: boolean
      concurrency: number
      journal: string
      timing: Timing
    }
>

const ENDPOINT = 'microsoft/florence-2-large/caption'
const TIMING: Timing = {
  firstPollMs: 500,
  pollMs: 2000,
  callMs: 30_000,
  deadlineMs: 180_000,
  lagMs: 60_000,
  pauseMs: 2000,
}

/** Puts the defaults in. */
export function resolve(options: ModelrunnerOptions): Settings {
  const endpoint = options.endpoint ?? ENDPOINT
  return {
    ...options,
    endpoint,
    upload: options.upload ?? false,
    imageField: options.imageField ?? 'image_url',
    languages: options.languages ?? ['en'],
    deterministic: options.deterministic ?? endpoint === ENDPOINT,
    concurrency: options.concurrency ?? 6,
    retryLost: options.retryLost ?? false,
    journal: options.journal ?? '.alt-text/journal.jsonl',
    timing: { ...TIMING, ...options.timing },
  }
}

/** @throws AltTextError `CONFIG_INVALID` for options that cannot work. */
export function check(settings: Settings): void {
  if (!/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)+$/.test(settings.endpoint)) {
    throw invalid(
      `"${settings.endpoint}" is not an endpoint`,
      'Write it as the service does: owner/model or owner/model/task.',
    )
  }
  if (!settings.upload && settings.publicUrl === undefined) {
    throw invalid(
      'modelrunner() reads pictures from public addresses, and has been given none',
      'Pass publicUrl: (key) => address for images that are online, or upload: true (uploads are public and stay).',
    )
  }
  if (settings.client && !isClient(settings.client)) {
    throw invalid(
      '`client` is not the module @modelrunner/client',
      "Pass the module itself (import * as client from '@modelrunner/client'), or leave it out.",
    )
  }
  if (settings.expiresIn !== undefined) secondsOf(settings.expiresIn)
}

function invalid(message: string, fix: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', `${message}.`, { fix })
}
