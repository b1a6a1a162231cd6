import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { BackendError, messageOf } from '@alt-text/core'
import { type Attempt, Attempts, type JournalRecord } from './attempt.ts'
import { JournalFile } from './journal-file.ts'
import { objectOf } from './json.ts'

/** How long a line that follows a `closing` waits to see whether it still stands. */
const CLOSING_MS = 1000
/** A `closing` older than this is the trace of a process that died. */
const CLOSING_LASTS_MS = 5000
/** For a line of another process that is on its way, before the file is replaced. */
const SETTLE_MS = 50
/** Nobody shortens it that often. */
const TRIES = 10
const TYPES = new Set(['intent', 'submitted', 'done', 'failed', 'void', 'abandoned', 'uploaded', 'closing'])

/** Whether an attempt answers the question that is asked now. */
export type Counts = (attempt: Attempt) => boolean
type Done = Extract<Attempt, { t: 'done' }>

/**
 * The requests that are paid for or about to be: append-only JSON lines, each on the disk before the act it
 * announces.
 *
 * Several processes share it. The order of lines in the file decides between them: whose intent for an image stands
 * first may submit. Nobody holds a lock, so nobody's death leaves one behind.
 */
export class Journal {
  readonly #file: JournalFile
  #attempts = new Attempts()
  #lines = 0
  #last = ''
  #closingAt: number | undefined
  /** Lines this version does not know stand in it: then it is not for this version to shorten. */
  #foreign = false

  constructor(path: string) {
    this.#file = new JournalFile(path)
  }

  /** What is known by now, others' lines included. @throws BackendError `CRASHED`, fatal */
  get attempts(): Attempts {
    try {
      this.#sync()
    } catch (error) {
      throw unusable('read', error)
    }
    return this.#attempts
  }

  /**
   * Returns when the line is on the disk, in the file that counts.
   * @throws BackendError `CRASHED`, fatal: what cannot be written down is not bought.
   */
  async append(record: JournalRecord): Promise<void> {
    try {
      await this.#append(record)
    } catch (error) {
      throw unusable('written', error)
    }
  }

  async #append(record: JournalRecord): Promise<void> {
    const line = JSON.stringify(record)
    this.#sync()
    for (let tries = 0; tries < TRIES; tries++) {
      this.#file.append(line)
      // It stands, and nobody is about to replace the file: whoever does so from now on takes it along.
      if (this.#sync().includes(line) && !this.#isClosing()) return this.#file.flush()
      // A shorter journal may be taking this one's place: what stands afterwards counts.
      await delay(CLOSING_MS)
      this.#file.rewind()
      if (this.#sync().includes(line)) return this.#file.flush()
    }
    throw new Error('what is written to it does not stay')
  }

  /**
   * Announces a submission. False when another attempt for the same bytes was first; this one is void then.
   * @param counts which of the others stand in the way; one that is done meanwhile does too.
   */
  async claim(record: Extract<Attempt, { t: 'intent' }>, counts: Counts = () => true): Promise<boolean> {
    await this.append(record)
    if (this.attempts.of(record.key).find(counts)?.token === record.token) return true
    await this.append({ t: 'void', token: record.token })
    return false
  }

  /**
   * Shortens the file to what still matters, where that halves it at least and nobody else is writing.
   * @param drop says of words that nobody needs them any more.
   */
  async compact(drop: (words: Done) => boolean): Promise<void> {
    try {
      await this.#compact(drop)
    } catch {
      // A read-only folder, or Windows with the file open elsewhere: the long journal stands and says the same.
    }
  }

  async #compact(drop: (words: Done) => boolean): Promise<void> {
    this.#sync()
    if (this.#foreign || this.#lines === 0 || this.#lines < this.#kept(drop).length * 2) return
    const token = randomUUID()
    const closing = JSON.stringify({ t: 'closing', token, at: Date.now() } satisfies JournalRecord)
    this.#file.append(closing)
    await delay(SETTLE_MS)
    // From here to the end nothing waits: a line that comes later finds its file replaced, and is written again.
    this.#sync()
    const replace = this.#file.prepare(this.#kept(drop), token)
    this.#sync()
    replace(this.#last === closing)
  }

  close(): void {
    this.#file.close()
  }

  #kept(drop: (words: Done) => boolean): string[] {
    const attempts = this.#attempts.all().filter((attempt) => attempt.t !== 'done' || !drop(attempt))
    return [...this.#attempts.uploads(), ...attempts].map((record) => JSON.stringify(record))
  }

  #sync(): readonly string[] {
    const { lines, fresh } = this.#file.read()
    if (fresh) {
      this.#attempts = new Attempts()
      this.#lines = 0
      this.#closingAt = undefined
      this.#foreign = false
    }
    for (const line of lines) this.#take(line)
    return lines
  }

  #take(line: string): void {
    this.#lines += 1
    this.#last = line
    const record = parse(line)
    if (record === undefined) return
    if (!TYPES.has(record.t)) this.#foreign = true
    else if (record.t === 'closing') this.#closingAt = record.at
    else this.#attempts.apply(record)
  }

  #isClosing(): boolean {
    return this.#closingAt !== undefined && Math.abs(Date.now() - this.#closingAt) < CLOSING_LASTS_MS
  }
}

function unusable(what: string, cause: unknown): BackendError {
  const message = `The journal of paid requests cannot be ${what} (${messageOf(cause)})`
  return new BackendError('CRASHED', message, { fatal: true, cause })
}

function parse(line: string): JournalRecord | undefined {
  try {
    const record = objectOf(JSON.parse(line))
    return typeof record?.t === 'string' ? (record as unknown as JournalRecord) : undefined
  } catch {
    // Half a line, left by a crash in mid-write. Whatever it was to announce has not happened, or is found again: a
    // lost intent was never submitted, a lost id is in the service's history, lost words are in its record.
    return undefined
  }
}
