import type { Backend, Caption, Limits } from '@alt-text/core'
import { homedir } from 'node:os'
import { type KnownModel, knownModels } from './known-models.ts'
import type { Surroundings } from './model/folder.ts'
import { portableName } from './model/name.ts'
import { type OnnxOptions, resolveOptions, type Settings } from './options.ts'
import { planRun } from './plan.ts'
import type { Prefetched, PrefetchRun } from './prefetch/events.ts'
import { Queue } from './process/queue.ts'

/** One at the model, three decoded ahead: with fewer, a tiny model waits for the pictures. */
const inFlight = 4

/** What this model's words are in. */
const language = 'en'

/**
 * Under this mean probability of its tokens a caption carries `confidence`: its entry is one to look at, and the lower
 * the sooner. The small test model is at 1.00 in its own world and mostly under 0.9 on noise; models with a whole
 * language to choose from will mostly stay under it, and what they are sure of can be wrong all the same.
 */
const sure = 0.9

/** A backend whose model is files on this machine. */
export interface LocalBackend extends Backend {
  /** Models that are known to work, and what they weigh. */
  readonly knownModels: readonly KnownModel[]
  /**
   * Downloads what is missing of the model, checks it, and locks it in alt-text.models.json. Opens no connection where
   * all is there and locked.
   * @throws {AltTextError} `CONFIG_INVALID`, `CONFIG_UNREADABLE`: options, environment, lock
   * @throws {BackendError} the hub could not be reached, lacks the files, or sent others; nothing half is left in place
   */
  prefetch(run: PrefetchRun): Promise<Prefetched>
}

/**
 * Captions images on this machine, in a process of its own. Needs `@huggingface/transformers` and `sharp`, and the
 * model's files; only `prefetch` opens a connection.
 * @throws {AltTextError} `CONFIG_INVALID` for options that cannot be; from `start`, where the model is not there, not
 * whole, or not the one that is locked. `PEER_MISSING` from `start`, with the line that installs the packages.
 */
export function onnx(options: OnnxOptions = {}): LocalBackend {
  const settings = resolveOptions(options)
  const session = new Session(settings)
  return {
    name: 'onnx',
    model: portableName(settings.model),
    limits: limitsOf(settings),
    knownModels,

    /** Looks everything over; the model itself is loaded for the first image. */
    start: ({ root }) => session.begin(root),

    async caption({ image, language: wanted }, signal): Promise<Caption> {
      const queue = await session.queue()
      const { text, confidence = 1 } = await queue.ask(image, signal)
      if (text === '') return { kind: 'refused', reason: 'The model wrote nothing.' }
      const spoken = wanted.split('-')[0]?.toLowerCase() === language ? undefined : language
      return { kind: 'words', text, language: spoken, confidence: confidence < sure ? confidence : undefined }
    },

    dispose: () => session.end(),

    async prefetch(run) {
      const { prefetch } = await import('./prefetch/prefetch.ts')
      return prefetch(settings, run, surroundingsOf(run.root))
    },
  }
}

/** The captioning process of one run after the other. */
class Session {
  readonly #settings: Settings
  #root = process.cwd()
  #queue: Promise<Queue> | undefined

  constructor(settings: Settings) {
    this.#settings = settings
  }

  async begin(root: string): Promise<void> {
    const last = await this.#queue
    if (last?.stopped === true || root !== this.#root) await this.end()
    this.#root = root
    await this.queue()
  }

  async queue(): Promise<Queue> {
    this.#queue ??= this.#open().catch((error: unknown) => {
      this.#queue = undefined
      throw error
    })
    return this.#queue
  }

  async end(): Promise<void> {
    const last = this.#queue
    this.#queue = undefined
    // One that could not be opened has nothing to close, and was told where it was asked for.
    const queue = await last?.catch(() => undefined)
    queue?.close()
  }

  async #open(): Promise<Queue> {
    const runner = await planRun(this.#settings, surroundingsOf(this.#root))
    return new Queue({ runner, inFlight, timeoutMs: this.#settings.timeoutMs })
  }
}

function surroundingsOf(root: string): Surroundings {
  return { root, cwd: process.cwd(), home: homedir(), env: process.env }
}

function limitsOf({ timeoutMs }: Settings): Limits {
  return {
    where: 'local',
    mediaTypes: '*',
    concurrency: inFlight,
    languages: [language],
    context: false,
    deterministic: true,
    // The process watches each image itself; a caller's clock also runs while others are first, and while it loads.
    timeoutMs: timeoutMs * (inFlight + 2),
  }
}
