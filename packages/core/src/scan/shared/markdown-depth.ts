import { tooDeep } from './guard.ts'

/** The parser's time grows with the square of nested quotes: 10,000 take 80 ms, 100,000 five seconds. */
const deepestQuote = 1000

/** Stands before the Markdown parser. @throws AltTextError `SOURCE_TOO_DEEP` */
export function guardQuotes(text: string, path: string): void {
  const found = new RegExp(`^(?:[ \\t]*>){${deepestQuote}}`, 'm').exec(text)
  if (found !== null) throw tooDeep(path, text, found.index, deepestQuote)
}
