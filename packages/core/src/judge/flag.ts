import { fold, wordsOf } from './fold.ts'
import type { PictureName } from './picture-name.ts'

/**
 * Whether a text has the name of what a flag stands for: the country or the language, in English, in the page's
 * language, in its own. A flag beside other words tells something of its own: in which language the tour is given.
 */
export function namesFlag(text: string, { tokens }: PictureName, language: string | undefined): boolean {
  const words = wordsOf(text.slice(0, 200))
  return tokens.some((token) => {
    if (token.length >= 4) return words.some((word) => word.startsWith(token.slice(0, 5)))
    if (token.length !== 2 || token === 'hi') return false
    return words.includes(token) || namesOf(token, language).some((name) => fold(text).includes(fold(name)))
  })
}

const known = new Map<string, readonly string[]>()

function namesOf(code: string, language: string | undefined): readonly string[] {
  const key = `${code} ${language ?? ''}`
  let found = known.get(key)
  if (found === undefined) {
    found = find(code, language)
    known.set(key, found)
  }
  return found
}

/** The names of a country's or language's code. */
function find(code: string, language: string | undefined): readonly string[] {
  const locales = [...new Set(['en', language ?? 'en', code])]
  return locales
    .flatMap((locale) => [
      nameOf(locale, 'region', code.toUpperCase()),
      nameOf(locale, 'language', code),
      // Languages are flown under the flags of countries.
      ...(code === 'gb' || code === 'uk' || code === 'us' ? [nameOf(locale, 'language', 'en')] : []),
    ])
    .filter((name) => name !== undefined)
}

function nameOf(locale: string, type: 'region' | 'language', code: string): string | undefined {
  try {
    return new Intl.DisplayNames([locale], { type, fallback: 'none' }).of(code)
  } catch {
    // Not a code of that type, or no locale: it has no name.
    return undefined
  }
}
