import { wordsIn } from './letters.ts'
import { wordLists } from './languages/index.ts'

/** `placeholder`: it would fit any image. `unfinished`: somebody meant to replace it. */
export type Empty = 'placeholder' | 'unfinished'

const known = new Map<string, ReadonlyMap<string, Empty>>()

/** `TODO: describe the chart`. In lower case it is a Spanish word, and counts on English pages alone. */
const note = /^(?:TODO|FIXME|TBD)\b/

/** Marks and nothing else; a lone "?" or "*" is what an icon may well say. */
const marks = /^[\s.…_–—,;:~-]+$/

/** Whether the whole alternative is a stopgap (WCAG F30). */
export function emptyWords(text: string, languages: readonly string[]): Empty | undefined {
  if (note.test(text.trim()) || marks.test(text) || /^lorem ipsum\b/i.test(text)) return 'unfinished'
  if (text.length > longest) return undefined
  if (languages[0] === 'en' && /^\W*to-?do\W*$/i.test(text)) return 'unfinished'
  const words = wordsIn(text)
  if (words === '') return undefined
  for (const language of languages) {
    const found = emptyIn(language).get(words)
    if (found !== undefined) return found
  }
  return undefined
}

/** None in the lists comes near. */
const longest = 80

function emptyIn(language: string): ReadonlyMap<string, Empty> {
  let words = known.get(language)
  if (words === undefined) {
    const list = Object.hasOwn(wordLists, language) ? wordLists[language] : undefined
    const rows = (phrases = '', kind: Empty) => phrases.split(/[|\n]/).map((it) => [wordsIn(it), kind] as const)
    words = new Map([...rows(list?.unfinished, 'unfinished'), ...rows(list?.placeholders, 'placeholder')])
    known.set(language, words)
  }
  return words
}
