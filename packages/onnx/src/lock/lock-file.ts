import { AltTextError, hasCode, messageOf } from '@alt-text/core'
import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { exclusively } from './exclusive.ts'
import { decodeLock, encodeLock, type LockedModel, lockName, type ModelsLock } from './models-lock.ts'

/**
 * The lock of a project; empty where there is no file.
 * @throws {AltTextError} `CONFIG_UNREADABLE`
 */
export function readLock(root: string): ModelsLock {
  const text = readText(root)
  return text === undefined ? new Map() : decodeLock(text)
}

/**
 * Adds a model's files to the lock, and to what others wrote into it meanwhile. A lock that says so already is left
 * alone.
 * @throws {AltTextError} `CONFIG_INVALID` where it says otherwise, or cannot be written
 */
export async function recordModel(
  root: string,
  key: string,
  model: LockedModel,
  signal: AbortSignal,
): Promise<'written' | 'same'> {
  return exclusively(join(root, '.alt-text', `${lockName}.lock`), { signal }, async () => {
    const text = readText(root)
    const lock = text === undefined ? new Map<string, LockedModel>() : decodeLock(text)
    const merged = encodeLock(new Map([...lock, [key, merge(key, lock.get(key), model)]]))
    if (text?.replaceAll('\r\n', '\n') === merged) return 'same'
    replace(join(root, lockName), merged)
    return 'written'
  })
}

function merge(key: string, locked: LockedModel | undefined, model: LockedModel): LockedModel {
  if (locked === undefined) return model
  const same =
    locked.commit === model.commit &&
    Object.entries(model.files).every(([file, { sha256 }]) => (locked.files[file]?.sha256 ?? sha256) === sha256)
  if (same) return { commit: model.commit, files: { ...locked.files, ...model.files } }
  throw new AltTextError('CONFIG_INVALID', `${lockName} has locked other files of ${key} meanwhile.`, {
    fix: 'Run alt-text prefetch again.',
  })
}

function readText(root: string): string | undefined {
  try {
    return readFileSync(join(root, lockName), 'utf8')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

function replace(path: string, text: string): void {
  const temporary = `${path}.${randomUUID()}.tmp`
  try {
    writeFileSync(temporary, text, { flag: 'wx' })
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw new AltTextError('CONFIG_INVALID', `${lockName} could not be written: ${messageOf(error)}.`, { cause: error })
  }
}
