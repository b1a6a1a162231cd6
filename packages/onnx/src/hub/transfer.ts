import { existsSync, rmSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { BackendError, messageOf } from '@alt-text/core'
import type { Answer, Connection } from './connection.ts'
import { fault } from './fault.ts'
import { type Patience, persist } from './patience.ts'

/** A file on the hub that is to become a file here. */
export interface Transfer {
  readonly address: URL
  /** The file's name, for messages. */
  readonly file: string
  /** Where its bytes are collected; what lies there already is not asked for again. */
  readonly part: string
  readonly size: number
  /** Of the whole, where it is known beforehand. */
  readonly sha256?: string | undefined
  /** Who says so: the lock, or the hub. */
  readonly by: string
}

export interface Watch {
  readonly patience: Patience
  readonly signal: AbortSignal
  /** @param bytes of this file that are here */
  readonly onBytes: (bytes: number) => void
  readonly onRetry: (reason: string, pauseMs: number) => void
}

/** A cut after so many new bytes is no failure in a row: a line that breaks every few minutes gets there as well. */
const progressBytes = 1_000_000

/**
 * Collects a file's bytes until all are here; whether they are the right ones is not looked at.
 * @throws {BackendError} the hub gave up, or offers a file of another size or hash
 */
export async function transfer(connection: Connection, wanted: Transfer, watch: Watch): Promise<void> {
  let before = 0
  const attempt = async (): Promise<void> => {
    before = bytesOf(wanted.part)
    if (before === wanted.size && existsSync(wanted.part)) return
    const from = before > wanted.size ? 0 : before
    const answer = await connection.get(wanted.address, { what: wanted.file, from, signal: watch.signal })
    await collect(answer, startOf(answer, wanted, from), wanted, watch)
  }
  const progressed = (): boolean => bytesOf(wanted.part) - before >= progressBytes
  await persist(attempt, { ...watch, progressed })
}

/** Where this answer's bytes belong. A hub that does not know ranges begins again at 0. */
function startOf(answer: Answer, wanted: Transfer, from: number): number {
  const { headers, linked, host } = answer
  if (answer.status === 416) {
    rmSync(wanted.part, { force: true })
    return refuse(answer, fault.noRange(wanted.file, host))
  }
  const hash = linked.get('x-linked-etag')?.replace(/^(?:W\/)?"|"$/g, '')
  if (wanted.sha256 !== undefined && hash?.length === 64 && hash !== wanted.sha256) {
    return refuse(answer, fault.wrongBytes(wanted.file, host, 'its hash is another', wanted.by))
  }
  const range = /^bytes (\d+)-\d+\/(\d+|\*)$/.exec(headers.get('content-range') ?? '')
  const length = headers.get('content-length')
  const total = answer.status === 206 ? range?.[2] : length
  if (total !== undefined && total !== '*' && Number(total) !== wanted.size) {
    const how = `it has ${total} bytes, not ${wanted.size}`
    return refuse(answer, fault.wrongBytes(wanted.file, host, how, wanted.by))
  }
  const start = answer.status === 206 ? Number(range?.[1] ?? Number.NaN) : 0
  return start === from || start === 0 ? start : refuse(answer, fault.wrongAnswer(host, 'range'))
}

function refuse(answer: Answer, error: BackendError): never {
  // Its end is an error event, which nobody waits for.
  answer.body.on('error', () => {}).destroy()
  throw error
}

async function collect(answer: Answer, start: number, wanted: Transfer, watch: Watch): Promise<void> {
  const file = await open(wanted.part, start === 0 ? 'w' : 'r+').catch(unwritable)
  let at = start
  try {
    for await (const chunk of bodyOf(answer, watch.signal)) {
      if (at + chunk.length > wanted.size) {
        throw fault.wrongBytes(wanted.file, answer.host, `it has more than ${wanted.size} bytes`, wanted.by)
      }
      await file.write(chunk, 0, chunk.length, at).catch(unwritable)
      at += chunk.length
      watch.onBytes(at)
    }
    // Renamed before its bytes are on the disk, it could be an empty file after a loss of power.
    await file.sync()
  } finally {
    await file.close()
  }
  if (at < wanted.size) throw fault.cut(wanted.file, at, wanted.size)
}

async function* bodyOf({ body, host }: Answer, signal: AbortSignal): AsyncGenerator<Buffer> {
  try {
    yield* body as AsyncIterable<Buffer>
  } catch (error) {
    signal.throwIfAborted()
    throw fault.network(error, host)
  }
}

function unwritable(error: unknown): never {
  throw new BackendError('UNAVAILABLE', `The file could not be written: ${messageOf(error)}.`, { cause: error })
}

function bytesOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
