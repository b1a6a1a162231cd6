/**
 * Template tags inside HTML (`{{ x }}`, `{% if %}`, `<%= x %>`, `<?php ?>`) are not markup. They are
 * replaced at equal length, so that no offset moves: one mark, then spaces. In a value the mark says
 * "known at run time"; between attributes it stands there as an attribute of that name, a spread.
 */
export const mark = '\uFFFC'

const openers = /\{\{|\{%|\{#|<%|<\?(?=php\b|=)/g
const closers: Readonly<Record<string, string>> = { '{{': '}}', '{%': '%}', '{#': '#}', '<%': '%>', '<?': '?>' }

/** Longest template tag believed in: an opener whose closer is further away is text. */
const longest = 20_000

/** Masks every template tag; gives the same string back when there is none. */
export function maskTemplates(text: string): string {
  let masked = ''
  let done = 0
  openers.lastIndex = 0
  for (let found = openers.exec(text); found !== null; found = openers.exec(text)) {
    const end = closingOf(text, found[0], found.index)
    if (end === -1) continue
    masked += text.slice(done, found.index) + blank(text.slice(found.index, end))
    done = end
    openers.lastIndex = end
  }
  return done === 0 ? text : masked + text.slice(done)
}

function closingOf(text: string, opener: string, start: number): number {
  const closer = closers[opener] as string
  const window = text.slice(start + opener.length, start + opener.length + longest)
  const at = window.indexOf(closer)
  if (at === -1) return -1
  const inside = window.slice(0, at)
  // An opener inside means that the first was prose; a closing script tag, that it was code.
  if (inside.includes(opener) || /<\/(?:script|style)/i.test(inside)) return -1
  return start + opener.length + at + closer.length
}

/** Line ends stay, so that lines can be counted in either text. */
function blank(tag: string): string {
  return mark + tag.slice(1).replaceAll(/[^\r\n]/g, ' ')
}
