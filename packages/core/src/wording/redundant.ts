import type { WordList } from './word-list.ts'
import { wordLists } from './languages/index.ts'

interface Patterns {
  readonly start: RegExp
  readonly phrase: RegExp | undefined
  readonly end: RegExp | undefined
  readonly capitals: boolean
}

const compiled = new Map<string, Patterns>()

/**
 * The words by which an alternative says only that an image is an image: "image of", "Ein Bild von", "の写真". The listener
 * knows. Anchored, so that what tells a kind of picture apart is none: "satellite image", "disk image", "a painting of",
 * "photography", "pilgrimage" (the false positives that other tools were blamed for).
 */
export function redundantWords(text: string, languages: readonly string[]): string | undefined {
  for (const language of languages) {
    const found = redundantIn(text, language)
    if (found !== undefined) return found
  }
  return undefined
}

function redundantIn(text: string, language: string): string | undefined {
  const list = Object.hasOwn(wordLists, language) ? wordLists[language] : undefined
  if (list === undefined) return undefined
  const { start, phrase, end, capitals } = patternsOf(language, list)
  const { article, noun = '', link } = start.exec(text)?.groups ?? {}
  // "The Picture of Dorian Gray" is a title, "PICTURE OF A DOG" and "piCTUre of" are not.
  if (link !== undefined && (article === undefined || capitals || !/^\p{Lu}\p{Ll}/u.test(noun)))
    return `${article ?? ''}${noun} ${link}`.trim()
  return phrase?.exec(text)?.[0].trim() ?? end?.exec(text)?.[0].trim()
}

function patternsOf(language: string, list: WordList): Patterns {
  let patterns = compiled.get(language)
  if (patterns === undefined) {
    patterns = compile(list)
    compiled.set(language, patterns)
  }
  return patterns
}

function compile({ media, articles, links, names = '(?!)', phrases, ends, capitals = false }: WordList): Patterns {
  return {
    start: new RegExp(
      `^(?<article>${articles})?(?<noun>${media})(?: |(?=,))(?<link>${links})(?!${names})(?=\\S)`,
      'iu',
    ),
    phrase: phrases === undefined ? undefined : new RegExp(`^(?:${phrases})(?=\\S)`, 'iu'),
    end: ends === undefined ? undefined : new RegExp(`(?:${ends})$`, 'iu'),
    capitals,
  }
}
