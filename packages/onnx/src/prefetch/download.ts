import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BackendError, messageOf } from '@alt-text/core'
import type { Connection } from '../hub/connection.ts'
import { fault } from '../hub/fault.ts'
import { transfer, type Watch } from '../hub/transfer.ts'
import { type Digest, digestOf } from '../lock/digest.ts'
import type { Stamps } from '../lock/stamps.ts'
import type { Expected } from './catalogue.ts'

/** Beside the files that are whole, on the same disk, so that a rename puts them in their place at once. */
export const partialFolder = '.partial'

export interface Target {
  readonly folder: string
  /** POSIX, from the folder. */
  readonly file: string
  readonly expected: Expected
}

/** The digest of a file that is there and is the right one. */
export async function present({ folder, file, expected }: Target, stamps: Stamps): Promise<Digest | undefined> {
  const path = join(folder, file)
  if (statSync(path, { throwIfNoEntry: false })?.size !== expected.size) return undefined
  const digest = await stamps.digestOf(path)
  return isExpected(digest, expected) ? digest : undefined
}

/**
 * Fetches one file, checks every byte of it, and only then puts it in its place.
 * @throws {BackendError}
 */
export async function download(
  connection: Connection,
  address: URL,
  target: Target,
  stamps: Stamps,
  watch: Watch,
): Promise<Digest> {
  const { folder, file, expected } = target
  const path = join(folder, file)
  const part = join(folder, partialFolder, `${(expected.sha256 ?? expected.git ?? '').slice(0, 16)}-${basename(file)}`)
  for (const place of [path, part]) mkdirSync(dirname(place), { recursive: true })
  const wanted = { address, file, part, size: expected.size, sha256: expected.sha256, by: expected.by }
  for (let resumed = existsSync(part); ; resumed = false) {
    await transfer(connection, wanted, watch)
    const digest = await digestOf(part)
    if (isExpected(digest, expected)) {
      put(part, path)
      stamps.adopt(path, digest)
      return digest
    }
    rmSync(part)
    // An earlier run may have been cut off in the middle of a write: once more, from the start.
    if (!resumed) throw fault.wrongBytes(file, address.host, 'its bytes have another hash', expected.by)
    watch.onRetry(`What was left of ${file} does not fit; it is fetched again.`, 0)
  }
}

function isExpected(digest: Digest, { size, sha256, git }: Expected): boolean {
  return digest.size === size && (sha256 === undefined ? digest.git === git : digest.sha256 === sha256)
}

function put(part: string, path: string): void {
  try {
    renameSync(part, path)
  } catch (error) {
    const message = `${path} could not be replaced: ${messageOf(error)}. Is it in use?`
    throw new BackendError('UNAVAILABLE', message, { cause: error })
  }
}
