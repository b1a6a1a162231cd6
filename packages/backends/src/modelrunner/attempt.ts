/**
 * One line of the journal. `token` names the attempt everywhere, the service's `metadata` included.
 * A line that moves an attempt on carries its key, so that it can be read without the lines before it.
 */
export type JournalRecord =
  /** About to be submitted: on the disk before anything is sent. */
  | { t: 'intent'; token: string; key: string; image: string }
  /** The service has it, under this id. */
  | { t: 'submitted'; token: string; key: string; image: string; id: string }
  /** Words came, at `at` (milliseconds since 1970). Kept until the captions file surely has them. */
  | {
      t: 'done'
      token: string
      key: string
      image: string
      text: string
      by?: string | undefined
      usd?: number | undefined
      at: number
    }
  /** It ended without words and without a bill. */
  | { t: 'failed'; token: string; reason: string }
  /** It never reached the service, or another process was first. */
  | { t: 'void'; token: string }
  /** Paid for, lost, and given up because somebody asked for that. */
  | { t: 'abandoned'; token: string }
  /** These bytes stand at this public address. */
  | { t: 'uploaded'; key: string; url: string }
  /** A process is about to put a shorter journal in this one's place. */
  | { t: 'closing'; token: string; at: number }

/** What the journal knows of one submission that still matters: its latest line. */
export type Attempt = Extract<JournalRecord, { t: 'intent' | 'submitted' | 'done' }>

const RANK: Readonly<Record<Attempt['t'], number>> = { intent: 0, submitted: 1, done: 2 }

/** The journal's lines, folded in their order. */
export class Attempts {
  readonly #byToken = new Map<string, Attempt>()
  /** Tokens, oldest first. */
  readonly #byKey = new Map<string, readonly string[]>()
  readonly #uploads = new Map<string, string>()

  apply(record: JournalRecord): void {
    switch (record.t) {
      case 'intent':
      case 'submitted':
      case 'done':
        return this.#put(record)
      case 'void':
        // Said of an intent only: who meanwhile has its id knows better.
        if (this.#byToken.get(record.token)?.t === 'intent') this.#drop(record.token)
        return
      case 'failed':
      case 'abandoned':
        return this.#drop(record.token)
      case 'uploaded':
        this.#uploads.set(record.key, record.url)
        return
      case 'closing':
        return
      default:
        // A line of a newer version says nothing to this one.
        record satisfies never
    }
  }

  get(token: string): Attempt | undefined {
    return this.#byToken.get(token)
  }

  /** Attempts for these bytes, oldest first. */
  of(key: string): readonly Attempt[] {
    return (this.#byKey.get(key) ?? []).flatMap((token) => this.#byToken.get(token) ?? [])
  }

  /** The public address of an earlier upload of these bytes. */
  upload(key: string): string | undefined {
    return this.#uploads.get(key)
  }

  all(): readonly Attempt[] {
    return [...this.#byToken.values()]
  }

  uploads(): readonly JournalRecord[] {
    return [...this.#uploads].map(([key, url]) => ({ t: 'uploaded', key, url }))
  }

  /** Only forwards: a line can stand twice, and two processes can write about one attempt. */
  #put(record: Attempt): void {
    const known = this.#byToken.get(record.token)
    if (known !== undefined && RANK[known.t] >= RANK[record.t]) return
    this.#byToken.set(record.token, record)
    if (known === undefined) this.#byKey.set(record.key, [...(this.#byKey.get(record.key) ?? []), record.token])
  }

  #drop(token: string): void {
    const attempt = this.#byToken.get(token)
    if (attempt === undefined) return
    this.#byToken.delete(token)
    const tokens = (this.#byKey.get(attempt.key) ?? []).filter((other) => other !== token)
    if (tokens.length > 0) this.#byKey.set(attempt.key, tokens)
    else this.#byKey.delete(attempt.key)
  }
}
