import { relative, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Captions } from '../entry.ts'
import { AltTextError, messageOf } from '../error.ts'
import type { Change } from './change.ts'
import { readContent, replaceContent, stampAt } from './disk.ts'
import type { Content } from './disk.ts'
import { GroupCommit } from './group-commit.ts'
import { lockPathFor, withFileLock } from './lock.ts'
import { Snapshot } from './snapshot.ts'

export interface CaptionsFileOptions {
  /** Absolute; need not exist yet. */
  readonly path: string
  /** The project root, absolute: messages name the file from there. */
  readonly root: string
  /** BCP 47, the config's. */
  readonly language: string
  /** Hears of saves that failed while nobody waited for them, the same words once. They are tried again. */
  readonly onError?: ((error: unknown) => void) | undefined
}

/** What a second look at the file found. */
export type Reload =
  /** Nothing that was not known: not touched, changed in form only, or saved by ourselves. */
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'changed' }
  /** The last good content stays in force. */
  | { readonly kind: 'unreadable'; readonly error: AltTextError }

/** Once is a race with an editor; so often it is something else. */
const mostRaces = 20

/** Reads a captions file. Throws `CAPTIONS_UNREADABLE` or `CAPTIONS_NEWER`; a file that does not exist is empty. */
export function openCaptions(options: CaptionsFileOptions): CaptionsFile {
  return new CaptionsFile(options)
}

/**
 * A captions file in use. Changes hold at once for who asks here, and are saved together: the first at once, then once
 * a second, and on `flush`. A save does the changes again on what stands on disk by then, so that writers merge.
 */
export class CaptionsFile {
  readonly #path: string
  readonly #name: string
  readonly #snapshot: Snapshot
  readonly #commits: GroupCommit
  /** What was last written here, for as long as it stands. */
  #written: Pick<Content, 'stamp' | 'mode'> | undefined
  #hasForeign = false
  #isClosed = false
  #failure: unknown

  constructor({ path, root, language, onError = () => {} }: CaptionsFileOptions) {
    this.#path = path
    this.#name = relative(root, path).split(sep).join('/')
    this.#snapshot = new Snapshot(this.#name, language)
    this.#snapshot.take(this.#read().text)
    this.#commits = new GroupCommit(() => this.#attempt(), onceEach(onError))
  }

  /** What stands on disk and what was recorded here. For reading: it changes by `record` and `reload` alone. */
  get captions(): Captions {
    return this.#snapshot.captions
  }

  /** As it was last read, or written since; absent where there is no file. */
  get text(): string | undefined {
    return (this.#snapshot.read ?? this.#read()).text
  }

  /** Of all that `captions` says: for the keys of caches. */
  get digest(): string {
    return this.#snapshot.digest
  }

  /** Looks at the disk again. Also tells of what others wrote that a save has merged since the last call. */
  reload(): Reload {
    try {
      if (!this.#stands) this.#look()
    } catch (error) {
      if (error instanceof AltTextError) return { kind: 'unreadable', error }
      throw error
    }
    const kind = this.#hasForeign ? 'changed' : 'unchanged'
    this.#hasForeign = false
    return { kind }
  }

  /** False when it makes no difference: it is there already, or a person's words are in its way. */
  record(change: Change): boolean {
    if (this.#isClosed) throw new Error(`${this.#name} was recorded to after it was closed.`)
    const isNew = this.#snapshot.record(change)
    if (isNew) this.#commits.soon()
    return isNew
  }

  /**
   * All that was recorded is on disk when this resolves. Rejects with `CAPTIONS_UNREADABLE`, `CAPTIONS_NEWER` or
   * `CAPTIONS_LOCKED`: then the file is as it was, and the changes are kept for the next save.
   */
  async flush(): Promise<void> {
    await this.#commits.now()
  }

  /** Flushes, and records no more. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#commits.stop()
    await this.flush()
  }

  /** Why the last save failed, which is tried again; `undefined` once one has worked. */
  get failure(): unknown {
    return this.#failure
  }

  async #attempt(): Promise<void> {
    try {
      await this.#save()
      this.#failure = undefined
    } catch (error) {
      this.#failure = error
      throw error
    }
  }

  async #save(): Promise<void> {
    if (!this.#snapshot.hasPending) return
    for (let race = 0; race < mostRaces; race++) {
      if (await withFileLock(lockPathFor(this.#path), () => this.#merge())) return
      await sleep(25)
    }
    throw this.#unwritable('it changes all the time, or another program has it open')
  }

  /** Reads, does what is pending again, and writes: all at one go, while the lock is held. False: to be tried again. */
  #merge(): boolean {
    const content = this.#stands ?? this.#look()
    if (this.#snapshot.differs && !this.#write(content)) return false
    this.#snapshot.settle()
    return true
  }

  get #stands(): Pick<Content, 'stamp' | 'mode'> | undefined {
    return this.#written?.stamp === stampAt(this.#path) ? this.#written : undefined
  }

  #look(): Content {
    const content = this.#read()
    const before = this.#snapshot.digest
    this.#snapshot.take(content.text)
    this.#hasForeign ||= before !== this.#snapshot.digest
    return content
  }

  #read(): Content {
    try {
      return readContent(this.#path)
    } catch (error) {
      throw new AltTextError('CAPTIONS_UNREADABLE', `It cannot be read: ${messageOf(error).replace(/\.?$/, '.')}`, {
        place: { file: this.#name },
        fix: 'Mend the file by hand, or take it from version control.',
        cause: error,
      })
    }
  }

  #write({ stamp: before, mode }: Pick<Content, 'stamp' | 'mode'>): boolean {
    try {
      const stamp = replaceContent(this.#path, this.#snapshot.pieces(), { stamp: before, mode })
      if (stamp !== undefined) this.#written = { stamp, mode }
      return stamp !== undefined
    } catch (error) {
      throw this.#unwritable(messageOf(error), error)
    }
  }

  #unwritable(why: string, cause?: unknown): AltTextError {
    return new AltTextError('CAPTIONS_LOCKED', `It cannot be written: ${why}.`, {
      place: { file: this.#name },
      fix: 'Free the file and run again; what was written before is complete.',
      cause,
    })
  }
}

/** A fault that lasts is told once, not every second. */
function onceEach(listen: (error: unknown) => void): (error: unknown) => void {
  const told = new Set<string>()
  return (error) => {
    const message = messageOf(error)
    if (told.has(message)) return
    told.add(message)
    listen(error)
  }
}
