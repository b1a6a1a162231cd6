/** `a` or `{a,b/c}`: names and nothing else. */
const names = String.raw`(\.?)(?:\{([\w./-]+(?:,[\w./-]+)*)\}|([\w.-]+))`
const endings = new RegExp(String.raw`^\*\*/\*\.${names}$`)
const folders = new RegExp(String.raw`^\*\*/${names}/\*\*$`)

/**
 * The expression for globs as nearly all are written: files by their ending (`**\/*.{html,md}`), and folders by their
 * name, whatever is in them (`**\/{dist,build}/**`). `undefined` for any other.
 */
export function plainGlob(glob: string): string | undefined {
  const ending = endings.exec(glob)
  if (ending !== null) return String.raw`\.${anyOf(ending)}$`
  const folder = folders.exec(glob)
  return folder === null ? undefined : `(?:^|/)${anyOf(folder)}(?:/|$)`
}

function anyOf([, dot = '', several, one = '']: RegExpExecArray): string {
  return `${escaped(dot)}(?:${escaped(several ?? one).replaceAll(',', '|')})`
}

function escaped(text: string): string {
  return text.replaceAll('.', '\\.')
}
