import type { Captions } from '../entry.ts'
import { applyChange } from './change.ts'
import type { Change } from './change.ts'
import { decodeCaptions, emptyCaptions, encodeCaptions } from './codec.ts'
import { sha256 } from '../sha256.ts'

/** What is known of a captions file: what stood on disk when it was last read, and what was recorded since. */
export class Snapshot {
  readonly #file: string
  readonly #language: string
  #captions: Captions = emptyCaptions()
  #text: string | undefined
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

  /** As read; absent where there is no file. */
  get text(): string | undefined {
    return this.#text
  }

  /** Of the content, not of the way it is written. */
  get digest(): string {
    this.#digest ??= digestOf(encodeCaptions(this.#captions))
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
    if (text === this.#text) return
    const captions = text === undefined ? emptyCaptions() : decodeCaptions(text, this.#file)
    this.#differs = this.#pending.filter((change) => this.#apply(captions, change)).length > 0
    this.#captions = captions
    this.#text = text
    this.#digest = undefined
  }

  /** What is to be written: what stands there already, where nothing makes a difference, in whatever form a person gave it. */
  encode(): string | undefined {
    return this.#differs ? encodeCaptions(this.#captions) : this.#text
  }

  /** All that was pending stands on disk. */
  settle(text: string | undefined): void {
    this.#text = text
    this.#pending = []
    this.#differs = false
  }

  #apply(captions: Captions, change: Change): boolean {
    return applyChange(captions, change, { language: this.#language })
  }
}

export function digestOf(text: string | Uint8Array): string {
  return sha256(text).slice(0, 32)
}
