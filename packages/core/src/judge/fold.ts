/** Lower case without accents, so that `Schéma` and `schema` are one word. */
export function fold(text: string): string {
  if (/^[ -~\s]*$/.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
}

/** The words and numbers of a text, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A set from one string of words, folded as the texts are that it is asked about. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => fold(list).trim().split(/\s+/)))
}
