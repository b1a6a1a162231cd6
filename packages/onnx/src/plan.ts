import { availableParallelism } from 'node:os'
import { checkLocked } from './lock/check.ts'
import { folderKey, hubKey } from './lock/key.ts'
import { readLock } from './lock/lock-file.ts'
import { Stamps } from './lock/stamps.ts'
import { findModel, type Surroundings } from './model/folder.ts'
import { readModel } from './model/model.ts'
import type { Settings } from './options.ts'
import { findPeers, peerOrigins } from './peers.ts'
import type { RunnerOptions } from './process/protocol.ts'

/**
 * Looks everything over that a run needs, and opens no connection. A locked model is compared with its lock: sizes each
 * time, bytes only where a file is another than when it was last read through.
 * @throws {AltTextError} `PEER_MISSING`, `CONFIG_INVALID`, `CONFIG_UNREADABLE`
 */
export async function planRun(settings: Settings, surroundings: Surroundings): Promise<RunnerOptions> {
  const { root } = surroundings
  const peers = findPeers(peerOrigins(root))
  const { folder, kept } = findModel(settings.model, settings.revision, surroundings)
  const key = kept ? hubKey(settings.model, settings.revision) : folderKey(settings.model, folder, root)
  const locked = key === undefined ? undefined : readLock(root).get(key)
  const { bytes, files, ...model } = readModel(folder, settings, locked?.files)
  if (locked !== undefined) await checkLocked(folder, files, locked, new Stamps(root))
  return { ...peers, ...model, device: settings.device, threads: threadsFor(bytes) }
}

/** Bytes under which one thread is as fast as two, at half the processor time. */
const tinyModel = 32_000_000

function threadsFor(bytes: number): number {
  return bytes < tinyModel ? 1 : Math.min(availableParallelism(), 4)
}
