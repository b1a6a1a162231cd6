import { isFileNameOf } from './file-name.ts'
import { emptyWords } from './placeholder.ts'
import type { Empty } from './placeholder.ts'
import { redundantWords } from './redundant.ts'
import { repeated } from './repeats.ts'
import { unwantedWord } from './unwanted.ts'

export interface WordingQuestion {
  /** BCP 47 of the words. English is looked for in every language: it is what tools and templates leave behind. */
  readonly language: string
  /** Addresses and keys of the image, every candidate. */
  readonly addresses?: readonly string[] | undefined
  /** What stands beside it and is read with it. */
  readonly neighbours?: readonly string[] | undefined
  /** A site's own words that say nothing. */
  readonly unwanted?: readonly string[] | undefined
}

/** What is the matter with an alternative, as far as words alone tell; `found` is the part that is. */
export interface Flaw {
  readonly kind: 'file-name' | Empty | 'redundant-words' | 'repeats-neighbour'
  readonly found: string
}

/** The first flaw, worst first: what is a file's name is not told to be a placeholder too. `undefined` where there is none. */
export function wordingOf(text: string, question: WordingQuestion): Flaw | undefined {
  const { addresses = [], neighbours = [], unwanted = [] } = question
  if (isFileNameOf(text, addresses)) return { kind: 'file-name', found: text }
  const languages = languagesOf(question.language)
  const empty = emptyWords(text, languages)
  if (empty !== undefined) return { kind: empty, found: text }
  const redundant = redundantWords(text, languages) ?? unwantedWord(text, unwanted)
  if (redundant !== undefined) return { kind: 'redundant-words', found: redundant }
  const neighbour = repeated(text, neighbours)
  return neighbour === undefined ? undefined : { kind: 'repeats-neighbour', found: neighbour }
}

function languagesOf(language: string): string[] {
  const primary = (language.split(/[-_]/, 1)[0] ?? '').toLowerCase()
  return primary === 'en' ? ['en'] : [primary, 'en']
}
