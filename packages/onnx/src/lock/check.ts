import { AltTextError } from '@alt-text/core'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { type LockedModel, lockName } from './models-lock.ts'
import type { Stamps } from './stamps.ts'

/**
 * Compares files with their lock: all sizes first, then all hashes.
 * @param files of the model, which are there
 * @throws {AltTextError} `CONFIG_INVALID`, with the first that differs
 */
export async function checkLocked(
  folder: string,
  files: readonly string[],
  locked: LockedModel,
  stamps: Stamps,
): Promise<void> {
  const fix = fixFor(locked)
  for (const file of files) {
    const wanted = locked.files[file]
    if (wanted === undefined) throw changed(folder, file, 'is not locked at all', `Remove it, or ${lower(fix)}`)
    const { size } = statSync(join(folder, file))
    if (size !== wanted.size) throw changed(folder, file, `has ${size} bytes, not ${wanted.size}`, fix)
  }
  for (const file of files) {
    const { sha256 } = await stamps.digestOf(join(folder, file))
    if (sha256 !== locked.files[file]?.sha256) throw changed(folder, file, 'has other bytes', fix)
  }
  stamps.save()
}

function changed(folder: string, file: string, how: string, fix: string): AltTextError {
  const message = `The model in ${folder} is not the one that ${lockName} locks: ${file} ${how}.`
  return new AltTextError('CONFIG_INVALID', message, { fix })
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}

function fixFor({ commit }: LockedModel): string {
  return commit === undefined
    ? `Put the old file back; where the change is meant, remove the folder from ${lockName} and run alt-text prefetch.`
    : `Run alt-text prefetch, which fetches what is locked; where the change is meant, remove the model from ${lockName} first.`
}
