import { AltTextError, hasCode, messageOf } from '@alt-text/core'
import { mkdirSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A holder that was killed, or stood still for longer, loses the lock. */
const staleMs = 5000
const pauseMs = 200

export interface Turn {
  readonly signal: AbortSignal
  /** Called once, when another process is found at work. */
  readonly onWait?: (() => void) | undefined
}

/**
 * Does work that no other process does meanwhile, and waits as long as one does.
 * @param path of the lock itself, a folder; its parent is made
 * @param work gets a signal that also aborts when the lock is lost
 * @throws {AltTextError} `CONFIG_INVALID` where no lock can be made
 */
export async function exclusively<T>(path: string, turn: Turn, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const lost = new AbortController()
  const release = await acquire(path, turn, () => lost.abort())
  try {
    return await work(AbortSignal.any([turn.signal, lost.signal]))
  } finally {
    // One that cannot be removed goes stale, and one that was lost is another's.
    await release().catch(() => {})
  }
}

async function acquire(path: string, { signal, onWait }: Turn, onLost: () => void): Promise<() => Promise<void>> {
  const { lock } = await import('proper-lockfile')
  const options = { realpath: false, stale: staleMs, update: staleMs / 5, lockfilePath: path, onCompromised: onLost }
  for (let waits = 0; ; waits++) {
    signal.throwIfAborted()
    try {
      mkdirSync(dirname(path), { recursive: true })
      return await lock(path, options)
    } catch (error) {
      if (!hasCode(error, 'ELOCKED')) throw impossible(path, error)
      if (waits === 0) onWait?.()
      await sleep(pauseMs * (0.5 + Math.random()))
    }
  }
}

function impossible(path: string, cause: unknown): AltTextError {
  return new AltTextError('CONFIG_INVALID', `${basename(path)} could not be made: ${messageOf(cause)}.`, {
    fix: `Make ${dirname(path)} writable.`,
    cause,
  })
}
