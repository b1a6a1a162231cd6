/**
 * Old pages hide scripts in comments, and the standard follows them: after `<!--`, a `<script` inside a
 * script makes its own `</script` part of the text
 * (https://html.spec.whatwg.org/multipage/parsing.html#script-data-double-escaped-state).
 */

const parts = /<!--|-->|<(\/?)script(?=[\t\n\f\r />])/gi

/** Whether a script's text ends inside such a comment, so that the end tag after it is not the script's. */
export function leavesScriptOpen(text: string): boolean {
  return text.includes('<!--') && read(text, 0, text.length).doubled
}

/** Where the real end tag of a script begins; the end of the text when there is none. */
export function endOfScript(text: string, start: number): number {
  return read(text, start, undefined).end
}

function read(text: string, start: number, until: number | undefined): { end: number; doubled: boolean } {
  let escaped = false
  let doubled = false
  parts.lastIndex = start
  for (let found = parts.exec(text); found !== null; found = parts.exec(text)) {
    if (until !== undefined && found.index >= until) break
    if (found[0] === '<!--') {
      // `<!-->` and `<!--->` end at once.
      escaped = true
      parts.lastIndex = found.index + 2
    } else if (found[0] === '-->') {
      escaped = false
      doubled = false
    } else if (found[1] === '') doubled ||= escaped
    else if (doubled) doubled = false
    else return { end: found.index, doubled }
  }
  return { end: text.length, doubled }
}
