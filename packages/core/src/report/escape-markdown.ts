/** Words of a page as they are, in Markdown on a forge: no markup, no link, nobody called, no issue named. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .replaceAll(/[\\`*_[\]<>#!|~&$@]|:(?=\/\/)|(?<=www)\./gi, (character) => `\\${character}`)
    .replaceAll(/[@#]/g, (character) => `${character}\u2060`)
}

/** As code, whatever is in it. */
export function codeSpan(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\s]+/gu, ' ')
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length))
  const ticks = '`'.repeat(longest + 1)
  const space = line.startsWith('`') || line.endsWith('`') ? ' ' : ''
  return `${ticks}${space}${line}${space}${ticks}`
}
