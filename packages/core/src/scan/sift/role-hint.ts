import { FileCode } from './file-code.ts'
import type { TagSyntax } from './open-tag.ts'

const imageName = '(?:img|image|graphics)'
const namesIn = (quote: string): string => String.raw`(?![^${quote}]*${imageName})[\w -]*`

/** `role`, with what stands right before it, or assigned. */
const anyRole = /role(?![\w$-])(?:(?<=(?<sign>[:.[@])role)|(?<=(?<brace>\{)\s*role)|(?<assigned>(?=[\s\x80-\xFF]*=)))/gi

/** One or several names, in quotes or without, and none of them an image's; or a comparison in code, or a function. */
const otherRole = new RegExp(
  String.raw`^[\t\n\f\r ]*=(?:[=>]|[\t\n\f\r ]*(?:"${namesIn('"')}"|'${namesIn("'")}'|(?![^\s>;,)}]*${imageName})[a-z_$][\w$.-]*(?=[\s>/;,)}])))`,
  'i',
)

/** Where the code of an attribute begins, from behind its name. */
const codeInBraces = /^[\t\n\f\r ]*=[\t\n\f\r ]*\{/
const codeInQuotes = /^(?:\.[\w-]+)*[\t\n\f\r ]*=[\t\n\f\r ]*["']?/

/** As much of an attribute as is looked at. */
const longest = 300

/** Whether something in a text may be an image by its role: on text or bytes alone, and never wrong when it says no. */
export function mayHaveImageRole(text: string, syntax: TagSyntax): boolean {
  const code = new FileCode(text)
  for (const { 0: name, index, groups } of text.matchAll(anyRole)) {
    const end = index + name.length
    const value = text.slice(end, end + longest)
    const expression = expressionOf(name, value, groups as Groups, syntax)
    if (expression === undefined) {
      if (groups?.['assigned'] !== undefined && !otherRole.test(value)) return true
    } else if (!code.isKnownAtRunTime(expression) && code.mayNameImages) return true
  }
  return false
}

type Groups = Partial<Record<'sign' | 'brace' | 'assigned', string>>

/**
 * The code that may give a tag its role; `undefined` where none does. In HTML what is bound is known at run time only. In
 * scripts and styles, a name, a member, or a selector is no attribute.
 */
function expressionOf(name: string, value: string, { sign, brace }: Groups, syntax: TagSyntax): string | undefined {
  switch (syntax) {
    case 'html':
      return undefined
    case 'vue': {
      if (sign === undefined) return undefined
      const start = codeInQuotes.exec(value)?.[0].length
      return start === undefined ? name : value.slice(start)
    }
    case 'jsx':
    case 'svelte': {
      if (brace !== undefined) return name
      const start = sign === undefined ? codeInBraces.exec(value)?.[0].length : undefined
      return start === undefined ? undefined : value.slice(start)
    }
    default:
      return syntax satisfies never
  }
}
