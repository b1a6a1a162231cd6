/** What front matter says, as far as it is plain `key: text`; of a name that stands there twice, the first. */
export function readFrontMatter(value: string, into: Record<string, string> = {}): Record<string, string> {
  for (const [, key, text] of value.matchAll(/^([\w-]+)\s*[:=]\s*(.+?)\s*$/gm)) {
    const plain = /^(["'])(.*)\1$/.exec(text as string)?.[2] ?? (text as string)
    into[(key as string).toLowerCase()] ??= plain
  }
  return into
}

/** On the first line of a page that a generator makes: https://jekyllrb.com/docs/front-matter/ */
const fenced = /^\uFEFF?(---|\+\+\+)\w*[ \t]*\r?\n(?:(.*?)\r?\n)?\1[ \t]*(?=\r?\n|$)/s

/** Takes it out of a page at equal length, so that no offset moves: it is shown to nobody. */
export function maskFrontMatter(text: string): { readonly text: string; readonly values: Record<string, string> } {
  const found = fenced.exec(text)
  if (found === null) return { text, values: {} }
  const [whole, , value = ''] = found
  return { text: whole.replaceAll(/[^\r\n]/g, ' ') + text.slice(whole.length), values: readFrontMatter(value) }
}
