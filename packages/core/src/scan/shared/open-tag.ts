/** How attributes are written: as in HTML, or as in JSX, with code in braces. */
export type TagSyntax = 'html' | 'jsx' | 'svelte'

/** Attributes by lower-case name; `undefined` is code, or what JSX makes of no value. */
export type OpenTag = ReadonlyMap<string, string | undefined>

/** One attribute, or the end, with what stands before it: as HTML's tokenizer reads, as far as nothing is amiss. */
const attribute =
  /[\t\n\f\r /]*(?:(?<end>>)|(?<name>[^\t\n\f\r />={][^\t\n\f\r />={]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\t\n\f\r >"'=<`{}]+)(?=[\t\n\f\r >])|(?<code>(?=\{))))?|(?<spread>(?=\{\s*\.\.\.)))/y

/** Code in braces, without anything in it that could hide a brace. */
const braces = /\{(?:[^{}"'`/<]|"[^"\\\n]*"|'[^'\\\n]*'|`[^`\\$]*`|\{[^{}"'`/<]*\})*\}/y

/**
 * The attributes of a tag, from behind its name, as far as the text alone tells. `undefined` for what would take a
 * parser to tell: names that are given twice, bound or short for themselves, quotes in quotes, comments, no end.
 */
export function openTag(text: string, from: number, syntax: TagSyntax): OpenTag | undefined {
  const tag = new Map<string, string | undefined>()
  attribute.lastIndex = from
  for (let match = attribute.exec(text); match !== null; match = attribute.exec(text)) {
    const { end, name = '', double, single, bare, code, spread } = match.groups as Partial<Record<string, string>>
    if (end !== undefined) return tag
    if (code !== undefined || spread !== undefined) {
      if (syntax === 'html' || !passBraces(text)) return undefined
      if (spread !== undefined) continue
    }
    const key = name.toLowerCase()
    const value = double ?? single ?? bare
    if (tag.has(key) || isBound(name) || (syntax !== 'html' && isOdd(key, name, bare))) return undefined
    if (syntax === 'svelte' && value?.includes('{') === true) return undefined
    tag.set(key, code === undefined && syntax === 'html' ? (value ?? '') : value)
  }
  return undefined
}

/** Goes on behind the code that the last match stands before. */
function passBraces(text: string): boolean {
  braces.lastIndex = attribute.lastIndex
  if (!braces.test(text)) return false
  attribute.lastIndex = braces.lastIndex
  return true
}

/** `:alt`, `v-bind:alt`, `[attr.alt]`: the attribute under another name. */
function isBound(name: string): boolean {
  return /\b(?:alt|type|role)\b/i.test(name) && !/^(?:alt|type|role)$/i.test(name)
}

/** Where case counts, `Alt` is another; and there is no value without quotes. */
function isOdd(key: string, name: string, bare: string | undefined): boolean {
  return bare !== undefined || (key !== name && /^(?:alt|type|role)$/.test(key))
}
