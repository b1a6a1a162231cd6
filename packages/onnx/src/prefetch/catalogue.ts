import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { AltTextError } from '@alt-text/core'
import type { Architecture } from '../architectures/architecture.ts'
import type { HubFile, Repository } from '../hub/repository.ts'
import { type LockedModel, lockName } from '../lock/models-lock.ts'
import { lookUp } from '../known-models.ts'
import { chooseDtypes, filesOf, type Has } from '../model/sessions.ts'
import type { Settings } from '../options.ts'

/** What a file has to be, and who says so. */
export interface Expected extends HubFile {
  readonly by: string
}

/**
 * The files a model has: those that are locked, and beyond them those on the hub, which is asked only where the lock
 * does not say enough.
 */
export class Catalogue {
  readonly #model: string
  readonly #locked: LockedModel | undefined
  readonly #load: () => Promise<Repository>
  #repository: Repository | undefined

  /** @param load asks the hub for the locked commit, else for the revision */
  constructor(model: string, locked: LockedModel | undefined, load: () => Promise<Repository>) {
    this.#model = model
    this.#locked = locked
    this.#load = load
  }

  /** Of the hub's repository. */
  async commit(): Promise<string> {
    return this.#locked?.commit ?? (await this.#whole()).commit
  }

  /** @throws {AltTextError} `CONFIG_INVALID` where neither lock nor hub has it */
  async expect(file: string): Promise<Expected> {
    const locked = this.#locked?.files[file]
    if (locked !== undefined) return { ...locked, by: lockName }
    const onHub = (await this.#whole()).files.get(file)
    if (onHub === undefined) throw absent(this.#model, file)
    return { ...onHub, by: 'the hub' }
  }

  /**
   * The files to be had for these dtypes, or for the best there are: a whole set of locked files comes first, so that a
   * lock means the same set everywhere.
   * @param folder whatever of the model's lies there is read with it, so it has to be locked too
   */
  async choose(architecture: Architecture, { dtype }: Pick<Settings, 'dtype'>, folder: string): Promise<string[]> {
    const isLocked: Has = (file) => this.#locked?.files[file] !== undefined
    if (this.#locked !== undefined) {
      const choice = chooseDtypes(architecture, dtype, isLocked)
      const here: Has = (file) => isLocked(file) || existsSync(join(folder, file))
      const files = choice.kind === 'whole' ? filesOf(architecture, choice.dtypes, here) : []
      if (files.length > 0 && files.every(isLocked)) return files
    }
    const { files } = await this.#whole()
    const has: Has = (file) => isLocked(file) || files.has(file)
    const choice = chooseDtypes(architecture, dtype ?? lookUp(this.#model).known?.dtype, has)
    if (choice.kind === 'lacking') throw absent(this.#model, choice.file, choice.others)
    return filesOf(architecture, choice.dtypes, has)
  }

  async #whole(): Promise<Repository> {
    this.#repository ??= await this.#load()
    return this.#repository
  }
}

function absent(model: string, file: string, others: readonly string[] = []): AltTextError {
  const instead = others.length === 0 ? '' : ` (nor ${others.slice(0, 3).join(', ')} …)`
  const message = `The hub has no ${file} of ${model} with a size and a hash${instead}.`
  return new AltTextError('CONFIG_INVALID', message, { fix: 'Use another dtype or another model in onnx().' })
}
