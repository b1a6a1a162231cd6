import { AltTextError, BackendError } from '@alt-text/core'
import { basename, dirname, join } from 'node:path'
import { type Patience, patience } from '../hub/patience.ts'
import { checkLocked } from '../lock/check.ts'
import { exclusively } from '../lock/exclusive.ts'
import { folderKey, hubKey } from '../lock/key.ts'
import { readLock, recordModel } from '../lock/lock-file.ts'
import { type LockedModel, lockName } from '../lock/models-lock.ts'
import { Stamps } from '../lock/stamps.ts'
import { findModel, keptFolder, type Place, type Surroundings } from '../model/folder.ts'
import { readModel } from '../model/model.ts'
import { isHubId } from '../model/name.ts'
import type { Settings } from '../options.ts'
import type { Prefetched, PrefetchRun } from './events.ts'
import { fetchModel } from './fetch-model.ts'

/**
 * Sees to it that a model's files are on this machine and are the ones that alt-text.models.json locks; what is not
 * locked yet is locked as it is now. Where everything is there already, no connection is opened.
 * @throws {AltTextError} `CONFIG_INVALID`, `CONFIG_UNREADABLE`: the options, the environment or the lock
 * @throws {BackendError} the hub could not be reached, does not have the files, or sent others
 */
export async function prefetch(
  settings: Settings,
  run: PrefetchRun,
  surroundings: Surroundings,
  patiently: Patience = patience,
): Promise<Prefetched> {
  const own = ownFolder(settings, surroundings)
  if (own !== undefined) return lockFolder(own.folder, settings, run)
  const { model, revision } = settings
  const folder = keptFolder(model, revision, surroundings)
  const key = hubKey(model, revision)
  const ready = await readyModel(folder, key, settings, run)
  if (ready !== undefined) return ready
  if (run.offline === true) throw unlocked(model)
  const onWait = (): void =>
    run.onEvent?.({ kind: 'notice', line: `Another prefetch works on ${model}; waiting for it.` })
  const plan = { settings, key, folder, env: surroundings.env, patience: patiently }
  try {
    const { fetched, lock, ...fetch } = await exclusively(
      lockBeside(folder),
      { signal: run.signal, onWait },
      (signal) => fetchModel(plan, { ...run, signal }),
    )
    return describe(model, folder, fetch, { fetched, lock })
  } catch (error) {
    if (!run.signal.aborted && !isAbort(error)) throw error
    throw new BackendError('ABORTED', 'Stopped; what was fetched is kept for the next run.', { cause: error })
  }
}

/** Not in the folder: one that is there and empty would look like a model that lacks its files. */
function lockBeside(folder: string): string {
  return join(dirname(folder), `.${basename(folder)}.lock`)
}

/** The caller's, or that of a lock which another process took. */
function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError'
}

/** The user's own folder, where the model is one. */
function ownFolder({ model, revision }: Settings, surroundings: Surroundings): Place | undefined {
  try {
    const place = findModel(model, revision, surroundings)
    return place.kept ? undefined : place
  } catch (error) {
    // It is nowhere yet, which is what a prefetch is for.
    if (isHubId(model)) return undefined
    throw error
  }
}

/** What is there, if it is whole, and all of it is as it is locked. */
async function readyModel(
  folder: string,
  key: string,
  settings: Settings,
  { root, offline }: PrefetchRun,
): Promise<Prefetched | undefined> {
  const locked = readLock(root).get(key)
  if (locked === undefined) return undefined
  try {
    const { files } = readModel(folder, settings, locked.files)
    await checkLocked(folder, files, locked, new Stamps(root))
    return describe(settings.model, folder, pick(locked, files), { fetched: 0, lock: 'same' })
  } catch (error) {
    // Not whole, or not as it was: the very thing that fetching mends.
    if (offline !== true && error instanceof AltTextError && error.code === 'CONFIG_INVALID') return undefined
    throw error
  }
}

/** Locks a folder of the user's own: nothing is fetched, and a lock that stands is only compared. */
async function lockFolder(folder: string, settings: Settings, run: PrefetchRun): Promise<Prefetched> {
  const { root, signal } = run
  const key = folderKey(settings.model, folder, root)
  const locked = key === undefined ? undefined : readLock(root).get(key)
  const stamps = new Stamps(root)
  const { files } = readModel(folder, settings)
  const known = files.filter((file) => locked?.files[file] !== undefined)
  if (locked !== undefined) await checkLocked(folder, known, locked, stamps)
  const entries = []
  for (const file of files) {
    const { sha256, size } = await stamps.digestOf(join(folder, file))
    entries.push([file, { sha256, size }] as const)
  }
  stamps.save()
  const model = { files: Object.fromEntries(entries) }
  const lock = key === undefined ? 'none' : await recordModel(root, key, model, signal)
  return describe(settings.model, folder, model, { fetched: 0, lock })
}

function describe(
  model: string,
  folder: string,
  { commit, files }: LockedModel,
  rest: Pick<Prefetched, 'fetched' | 'lock'>,
): Prefetched {
  const sizes = Object.values(files).map(({ size }) => size)
  return { model, folder, commit, files: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0), ...rest }
}

function pick({ commit, files }: LockedModel, names: readonly string[]): LockedModel {
  return { commit, files: Object.fromEntries(Object.entries(files).filter(([file]) => names.includes(file))) }
}

function unlocked(model: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', `${model} is not in ${lockName}, so nothing can be said offline.`, {
    fix: 'Run alt-text prefetch with a connection.',
  })
}
