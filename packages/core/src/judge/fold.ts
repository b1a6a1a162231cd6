/** Lower case without accents, so that `Schéma` and `schema` are one word. */
export function fold(text: string): string {
  if (/^[ -~\s]*$/.test(text)) return text.toLowerCase()
  // Piece by piece: most of a text needs none of it, and no accent reaches beyond its own piece.
  return text.replaceAll(/[^\0-\x7F]+/g, withoutAccents).toLowerCase()
}

function withoutAccents(piece: string): string {
  return piece
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .normalize('NFC')
}

/** The words and numbers of a text, folded. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? []
}

/** A set from one string of words, folded as the texts are that it is asked about. */
export function wordSet(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => fold(list).trim().split(/\s+/)))
}
