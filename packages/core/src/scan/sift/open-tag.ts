/** How attributes are written: as in HTML, as in Vue's templates, or as in JSX, with code in braces. */
export type TagSyntax = 'html' | 'vue' | 'jsx' | 'svelte'

/** What an attribute is given: text, code, or what JSX makes of no value. */
export type TagValue = string | { readonly code: string } | undefined

export interface OpenTag {
  /** By lower-case name. */
  readonly attributes: ReadonlyMap<string, TagValue>
  /** Others come from elsewhere: `{...props}`, `v-bind="props"`. */
  readonly spreads: boolean
}

/** One attribute, or the end, with what stands before it: as HTML's tokenizer reads, as far as nothing is amiss. */
const attribute =
  /[\t\n\f\r /]*(?:(?<end>>)|(?<name>[^\t\n\f\r />={][^\t\n\f\r />={]*)(?:[\t\n\f\r ]*=[\t\n\f\r ]*(?:"(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\t\n\f\r >"'=<`{}]+)(?=[\t\n\f\r >])|(?<code>(?=\{))))?|(?<braces>(?=\{)))/y

type Parts = Partial<Record<'end' | 'name' | 'double' | 'single' | 'bare' | 'code' | 'braces', string>>

/** Code in braces, without anything in it that could hide a brace: a comment, an expression of regular kind, markup. */
const flat = String.raw`[^{}"'${'`'}/<]`
const texts = String.raw`"[^"\\\n]*"|'[^'\\\n]*'|${'`'}(?:[^${'`'}\\$]|\$(?!\{)|\$\{${flat}*\})*${'`'}`
const inside = [1, 2, 3].reduce((within) => String.raw`${flat}|${texts}|\{(?:${within})*\}`, `${flat}|${texts}`)
const braces = new RegExp(String.raw`\{((?:${inside})*)\}`, 'y')

/**
 * The attributes of a tag, from behind its name, as far as the text alone tells. `undefined` for what would take a
 * parser to tell: names that are given twice, bound in other ways, quotes in quotes, comments, no end.
 */
export function openTag(text: string, from: number, syntax: TagSyntax): OpenTag | undefined {
  const attributes = new Map<string, TagValue>()
  let spreads = false
  attribute.lastIndex = from
  for (let match = attribute.exec(text); match !== null; match = attribute.exec(text)) {
    const parts = match.groups as Parts
    if (parts.end !== undefined) return { attributes, spreads }
    const code = parts.code === undefined && parts.braces === undefined ? undefined : codeAhead(text, syntax)
    if (parts.braces !== undefined && code !== undefined && /^\s*\.\.\./.test(code)) {
      spreads = true
      continue
    }
    const read = parts.braces === undefined ? named(parts, code, syntax) : shorthand(code)
    if (read === undefined || attributes.has(read.key)) return undefined
    attributes.set(read.key, read.value)
    spreads ||= syntax === 'vue' && read.key === 'v-bind'
  }
  return undefined
}

/** What stands in the braces that the last match stands before; goes on behind them. */
function codeAhead(text: string, syntax: TagSyntax): string | undefined {
  if (!isCode(syntax)) return undefined
  braces.lastIndex = attribute.lastIndex
  const code = braces.exec(text)?.[1]
  attribute.lastIndex = braces.lastIndex
  return code
}

function isCode(syntax: TagSyntax): boolean {
  return syntax === 'jsx' || syntax === 'svelte'
}

interface Read {
  readonly key: string
  readonly value: TagValue
}

/** `{alt}` */
function shorthand(code: string | undefined): Read | undefined {
  const name = /^\s*([A-Za-z_$][\w$]*)\s*$/.exec(code ?? '')?.[1]
  return name === undefined ? undefined : { key: name.toLowerCase(), value: { code: name } }
}

function named(
  { name = '', double, single, bare, ...parts }: Parts,
  code: string | undefined,
  syntax: TagSyntax,
): Read | undefined {
  const key = name.toLowerCase()
  const text = double ?? single ?? bare
  if (parts.code !== undefined) return code === undefined || isOdd(key, name) ? undefined : { key, value: { code } }
  const bound = isCode(syntax) ? undefined : /^(?::|v-bind:)(alt|type|role)$/.exec(name)?.[1]
  if (bound !== undefined) return { key: bound, value: { code: text ?? bound } }
  if (isBound(name)) return undefined
  if (!isCode(syntax)) return { key, value: text ?? '' }
  // There is no value without quotes in code, and an expression may stand in a quoted one.
  const isOther = bare !== undefined || isOdd(key, name) || (syntax === 'svelte' && text?.includes('{') === true)
  return isOther ? undefined : { key, value: text }
}

/** `[attr.alt]`, `bind:alt`, `ng-attr-alt`: the attribute under another name. */
function isBound(name: string): boolean {
  return /\b(?:alt|type|role)\b/i.test(name) && !/^(?:alt|type|role)$/i.test(name)
}

/** Where case counts, `Alt` is another. */
function isOdd(key: string, name: string): boolean {
  return key !== name && /^(?:alt|type|role)$/.test(key)
}
