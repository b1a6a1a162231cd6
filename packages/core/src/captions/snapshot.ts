import type { Captions } from '../entry.ts'
import { applyChange } from './change.ts'
import type { Change } from './change.ts'
import { decodeCaptions, emptyCaptions, encodePieces } from './codec.ts'
import { sha256Of } from '../sha256.ts'

/** What is known of a captions file: what stood on disk when it was last read, and what was recorded since. */
export class Snapshot {
  readonly #file: string
  readonly #language: string
  #captions: Captions = emptyCaptions()
  #read: { readonly text: string | undefined } | undefined = { text: undefined }
  #digest: string | undefined
  #pending: Change[] = []
  /** Whether what is pending makes a difference to what stands on disk. */
  #differs = false

  /** `file` is how messages name it, `language` the config's. */
  constructor(file: string, language: string) {
    this.#file = file
    this.#language = language
  }

  get captions(): Captions {
    return this.#captions
  }

  /** What was last read, its text absent where there is no file; not kept once something else was written. */
  get read(): { readonly text: string | undefined } | undefined {
    return this.#read
  }

  /** Of the content, not of the way it is written. */
  get digest(): string {
    this.#digest ??= sha256Of(encodePieces(this.#captions)).slice(0, 32)
    return this.#digest
  }

  get hasPending(): boolean {
    return this.#pending.length > 0
  }

  record(change: Change): boolean {
    if (!this.#apply(this.#captions, change)) return false
    this.#pending.push(change)
    this.#digest = undefined
    this.#differs = true
    return true
  }

  /** What stands on disk now, with what is pending done again on it. Nothing has changed here when this throws. */
  take(text: string | undefined): void {
    if (this.#read && text === this.#read.text) return
    const captions = text === undefined ? emptyCaptions() : decodeCaptions(text, this.#file)
    this.#differs = this.#pending.filter((change) => this.#apply(captions, change)).length > 0
    this.#captions = captions
    this.#read = { text }
    this.#digest = undefined
  }

  /** Whether what stands on disk, in whatever form a person gave it, lacks something. */
  get differs(): boolean {
    return this.#differs
  }

  pieces(): Iterable<string> {
    return encodePieces(this.#captions)
  }

  /** All that was pending stands on disk. */
  settle(): void {
    if (this.#differs) this.#read = undefined
    this.#pending = []
    this.#differs = false
  }

  #apply(captions: Captions, change: Change): boolean {
    return applyChange(captions, change, { language: this.#language })
  }
}
