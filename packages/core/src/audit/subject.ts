import { isBlank } from '../blank.ts'
import type { Entry } from '../entry.ts'
import type { Seen } from '../seen.ts'
import { questionAt, wordingOf } from '../wording/index.ts'
import type { Flaw } from '../wording/index.ts'
import type { Data, Found } from './rule.ts'

/** The words of an image that a listener hears. */
export interface Spoken {
  readonly text: string
  /** `source`: as its author wrote them; `captions`: put in from the captions file. */
  readonly from: 'source' | 'captions'
}

/** What all images of an audit are asked with. */
export interface Surroundings {
  /** A site's own words that say nothing. */
  readonly unwanted: readonly string[]
  /** The captions file's entry. */
  readonly entryOf: (key: string) => Entry | undefined
}

/** One image as rules look at it; what several of them ask for is found out once. */
export class Subject {
  readonly seen: Seen
  readonly #surroundings: Surroundings
  #spoken: Spoken | null | undefined
  #flaw: Flaw | null | undefined

  constructor(seen: Seen, surroundings: Surroundings) {
    this.seen = seen
    this.#surroundings = surroundings
  }

  /** `undefined` where there are none, or only run time knows. */
  get spoken(): Spoken | undefined {
    if (this.#spoken === undefined) this.#spoken = spokenOf(this.seen) ?? null
    return this.#spoken ?? undefined
  }

  /** What is the matter with the words. */
  get flaw(): Flaw | undefined {
    if (this.#flaw === undefined) this.#flaw = this.#judged() ?? null
    return this.#flaw ?? undefined
  }

  /** The entry of its own. */
  get entry(): Entry | undefined {
    const { resolution } = this.seen
    return resolution.kind === 'file' ? this.#surroundings.entryOf(resolution.image.key) : undefined
  }

  /** A finding at the image. */
  at(data: Data): Found {
    const { file, range, line, column, source } = this.seen.occurrence
    return { file, range, line, column, image: source, data }
  }

  #judged(): Flaw | undefined {
    const { spoken, seen } = this
    if (spoken === undefined) return undefined
    const { occurrence, language, resolution } = seen
    const key = resolution.kind === 'file' ? resolution.image.key : undefined
    return wordingOf(spoken.text, questionAt(occurrence, { language, key, unwanted: this.#surroundings.unwanted }))
  }
}

function spokenOf({ occurrence, outcome }: Seen): Spoken | undefined {
  const { verdict, alt, name } = occurrence
  if (outcome.kind === 'words') return outcome.words === null ? undefined : { text: outcome.words, from: 'captions' }
  const text = verdict === 'described' ? alt : verdict === 'named' ? name : null
  return text === null || isBlank(text) ? undefined : { text: text.trim(), from: 'source' }
}
