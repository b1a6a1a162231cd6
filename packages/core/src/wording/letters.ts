/** What is left of a text when case, spaces and punctuation do not count. */
export function lettersOf(text: string): string {
  if (isPlain(text)) return text.toLowerCase().replace(/[^a-z\d]+/g, '')
  return folded(text).replace(/[^\p{L}\p{N}\p{M}]+/gu, '')
}

/** The words of a text in lower case with one space between them: "Alt-Text!" is `alt text`. */
export function wordsIn(text: string): string {
  if (isPlain(text))
    return text
      .toLowerCase()
      .replace(/[^a-z\d]+/g, ' ')
      .trim()
  return folded(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** Nothing to fold, and few kinds of signs: a fifth of the work. */
function isPlain(text: string): boolean {
  return /^[\0-\x7F]*$/.test(text)
}
