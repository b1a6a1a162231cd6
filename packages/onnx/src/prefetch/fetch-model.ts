import { BackendError } from '@alt-text/core'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { architectures } from '../architectures/index.ts'
import { Connection } from '../hub/connection.ts'
import { type Patience, persist } from '../hub/patience.ts'
import { readRepository, type Repository } from '../hub/repository.ts'
import { hubSettings } from '../hub/settings.ts'
import type { Watch } from '../hub/transfer.ts'
import { lookUp } from '../known-models.ts'
import { checkLocked } from '../lock/check.ts'
import { readLock, recordModel } from '../lock/lock-file.ts'
import { type LockedFile, type LockedModel, lockName } from '../lock/models-lock.ts'
import { Stamps } from '../lock/stamps.ts'
import { readFamily, readModel } from '../model/model.ts'
import type { Settings } from '../options.ts'
import { Catalogue } from './catalogue.ts'
import { download, partialFolder, present, type Target } from './download.ts'
import type { PrefetchEvent, PrefetchRun } from './events.ts'

export interface FetchPlan {
  readonly settings: Settings
  /** In alt-text.models.json. */
  readonly key: string
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly patience: Patience
}

export interface Fetched extends LockedModel {
  /** Bytes that were not here before. */
  readonly fetched: number
  readonly lock: 'written' | 'same'
}

/** Fetches what a folder lacks of a model. The caller sees to it that nobody else does meanwhile. */
export async function fetchModel(plan: FetchPlan, run: PrefetchRun): Promise<Fetched> {
  const connection = new Connection(hubSettings(plan.env), plan.patience.stallMs)
  try {
    return await new ModelFetch(plan, run, connection).run()
  } finally {
    await connection.close()
  }
}

class ModelFetch {
  readonly #plan: FetchPlan
  readonly #run: PrefetchRun
  readonly #connection: Connection
  readonly #catalogue: Catalogue
  readonly #stamps: Stamps
  readonly #files: Record<string, LockedFile> = {}
  /** Bytes of the files that were fetched whole. */
  #fetched = 0

  constructor(plan: FetchPlan, run: PrefetchRun, connection: Connection) {
    const locked = readLock(run.root).get(plan.key)
    this.#plan = plan
    this.#run = run
    this.#connection = connection
    this.#catalogue = new Catalogue(plan.settings.model, locked, () => this.#ask(locked?.commit))
    this.#stamps = new Stamps(run.root)
  }

  async run(): Promise<Fetched> {
    const { settings, key, folder } = this.#plan
    await this.#fetch(await this.#lacking(['config.json']))
    const architecture = architectures[readFamily({ folder })]
    const lacking = await this.#lacking(await this.#catalogue.choose(architecture, settings, folder))
    this.#tell({ kind: 'planned', files: lacking.length, bytes: sum(lacking), folder })
    await this.#fetch(lacking)
    rmSync(join(folder, partialFolder), { recursive: true, force: true })
    const model = { commit: await this.#catalogue.commit(), files: this.#files }
    // As onnx() will look at it: what else lies in the folder can be in its way.
    await checkLocked(folder, readModel(folder, settings, model.files).files, model, this.#stamps)
    const lock = await recordModel(this.#run.root, key, model, this.#run.signal)
    this.#stamps.save()
    return { ...model, fetched: this.#fetched, lock }
  }

  /** Those that are not there, or not as they have to be. */
  async #lacking(files: readonly string[]): Promise<Target[]> {
    const targets: Target[] = []
    for (const file of files) {
      const target = { folder: this.#plan.folder, file, expected: await this.#catalogue.expect(file) }
      const digest = await present(target, this.#stamps)
      if (digest === undefined) targets.push(target)
      else this.#files[file] = { sha256: digest.sha256, size: digest.size }
    }
    return targets
  }

  async #fetch(targets: readonly Target[]): Promise<void> {
    const commit = await this.#catalogue.commit()
    const before = this.#fetched
    for (const target of targets) {
      const { file, expected } = target
      const address = this.#connection.addressOf(`/${this.#plan.settings.model}/resolve/${commit}/${file}`)
      const onBytes = (bytes: number): void => this.#tell({ kind: 'progress', done: this.#fetched - before + bytes })
      const digest = await download(this.#connection, address, target, this.#stamps, { ...this.#watch(), onBytes })
      this.#files[file] = { sha256: digest.sha256, size: digest.size }
      this.#fetched += expected.size
      this.#tell({ kind: 'fetched', file, bytes: expected.size })
    }
  }

  async #ask(commit: string | undefined): Promise<Repository> {
    const { model, revision } = this.#plan.settings
    const { signal } = this.#run
    const ask = (): Promise<Repository> => readRepository(this.#connection, model, commit ?? revision, signal)
    try {
      const repository = await persist(ask, this.#watch())
      if (commit === undefined || repository.commit === commit) return repository
    } catch (error) {
      throw withQuestion(error, lookUp(model).meant)
    }
    throw new BackendError('BAD_OUTPUT', `The hub answers with another commit of ${model} than ${lockName} names.`)
  }

  #watch(): Omit<Watch, 'onBytes'> {
    const onRetry = (reason: string, pauseMs: number): void =>
      this.#tell({
        kind: 'notice',
        line: `${reason} Trying again${pauseMs > 0 ? ` in ${Math.ceil(pauseMs / 1000)} s` : ''}.`,
      })
    return { patience: this.#plan.patience, signal: this.#run.signal, onRetry }
  }

  #tell(event: PrefetchEvent): void {
    this.#run.onEvent?.(event)
  }
}

/** Where the hub does not know a name, the one that may have been meant is asked for. */
function withQuestion(error: unknown, meant: string | undefined): unknown {
  const unknown = error instanceof BackendError && (error.code === 'AUTH' || error.code === 'BAD_INPUT')
  if (!unknown || meant === undefined) return error
  return new BackendError(error.code, `${error.message} Did you mean ${meant}?`, { cause: error })
}

function sum(targets: readonly Target[]): number {
  return targets.reduce((bytes, { expected }) => bytes + expected.size, 0)
}
