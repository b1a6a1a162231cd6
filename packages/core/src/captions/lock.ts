import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LockOptions } from 'proper-lockfile'
import { AltTextError, hasCode, messageOf } from '../error.ts'

/** Gives the lock back; never rejects. A process that ends gives it back as well. */
export type Release = () => Promise<void>

export interface LockWait {
  /** Ends the wait; the promise rejects with its reason. */
  readonly signal?: AbortSignal | undefined
  /** Called once, when the lock is found to be held by another. */
  readonly onWait?: (() => void) | undefined
  /** Called when another process took the lock, after this one had not moved for longer than a lock lives (5 s). */
  readonly onLost?: (() => void) | undefined
}

interface Patience extends LockWait {
  readonly patienceMs?: number
}

/**
 * `realpath`: the file beside the lock may not exist yet. `stale`: after a SIGKILL of its holder a lock stands for so
 * long, and a holder whose event loop is blocked for longer loses it.
 */
const options = { realpath: false, stale: 5000, update: 1000 } satisfies LockOptions

const shortWaitMs = 20_000
/** A race with another process or a virus scanner brings about errors that pass. */
const mostFaults = 5

/** Where the lock for a file stands: in `.alt-text/` beside it, which is not committed. */
export function lockPathFor(file: string): string {
  return join(dirname(file), '.alt-text', `${basename(file)}.lock`)
}

/**
 * Runs `work` while no other process does. Only synchronous work: what awaits may block for longer than a lock lives,
 * and would lose it without a word. Throws `CAPTIONS_LOCKED` when the lock is not to be had.
 */
export async function withFileLock<T>(path: string, work: () => T): Promise<T> {
  const release = await acquire(path, { patienceMs: shortWaitMs })
  try {
    return work()
  } finally {
    await release()
  }
}

/**
 * The lock for long work. Waits as long as another holds it. While it is held, the event loop must not block for 5 s.
 * Throws `CAPTIONS_LOCKED` when the lock cannot be made.
 */
export async function acquireLock(path: string, wait: LockWait = {}): Promise<Release> {
  return acquire(path, wait)
}

async function acquire(path: string, patience: Patience): Promise<Release> {
  const { signal, onWait, patienceMs = Infinity } = patience
  const deadline = performance.now() + patienceMs
  let waits = 0
  let faults = 0
  for (let pauseMs = 20; ; pauseMs = Math.min(pauseMs * 1.5, 200)) {
    signal?.throwIfAborted()
    const attempt = await take(path, patience)
    if (attempt.kind === 'taken') return attempt.release
    if (attempt.kind === 'held' && performance.now() > deadline) throw held(path)
    if (attempt.kind === 'fault' && ++faults > mostFaults) throw impossible(path, attempt.error)
    if (attempt.kind === 'held' && waits++ === 0) onWait?.()
    // Uneven, so that processes that began together do not meet again and again. An abort ends it: see the loop's head.
    await sleep(pauseMs * (0.5 + Math.random()), undefined, { signal }).catch(() => {})
  }
}

type Attempt = { kind: 'taken'; release: Release } | { kind: 'held' } | { kind: 'fault'; error: unknown }

async function take(path: string, { onLost = () => {} }: LockWait): Promise<Attempt> {
  const { lock } = await import('proper-lockfile')
  try {
    mkdirSync(dirname(path), { recursive: true })
    // Left to itself, the library throws out of a timer when the lock is lost, and ends the process.
    const unlock = await lock(path, { ...options, lockfilePath: path, onCompromised: onLost })
    // A lock that cannot be removed goes stale, and one that was lost is another's: either way nobody waits for ever.
    return { kind: 'taken', release: () => unlock().catch(() => {}) }
  } catch (error) {
    return hasCode(error, 'ELOCKED') ? { kind: 'held' } : { kind: 'fault', error }
  }
}

function held(path: string): AltTextError {
  return new AltTextError('CAPTIONS_LOCKED', `Another process has held the lock for ${shortWaitMs / 1000} seconds.`, {
    place: { file: shortName(path) },
    fix: 'Wait for it to end; if there is none, delete this folder.',
  })
}

function impossible(path: string, cause: unknown): AltTextError {
  return new AltTextError('CAPTIONS_LOCKED', `No lock could be made here: ${messageOf(cause)}.`, {
    place: { file: shortName(path) },
    fix: 'Make the folder writable, or run a mode that records nothing.',
    cause,
  })
}

/** The end of the path is enough to find it by, and says nothing about the machine. */
function shortName(path: string): string {
  return `${basename(dirname(path))}/${basename(path)}`
}
