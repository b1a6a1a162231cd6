import { wordsIn } from './letters.ts'

/** The first of a site's own unwanted words that a text has: as whole words, or anywhere in scripts that write none apart. */
export function unwantedWord(text: string, unwanted: readonly string[]): string | undefined {
  if (unwanted.length === 0) return undefined
  const words = ` ${wordsIn(text)} `
  return unwanted.find((word) => {
    const wanted = wordsIn(word)
    if (wanted === '') return false
    return unspaced.test(wanted) ? words.includes(wanted) : words.includes(` ${wanted} `)
  })
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u
