import type { Names } from './scope.ts'

/** An import up to its module's name; not `import('x')`, nor `import.meta`. */
const clause = /\bimport\b(?!\s*[(.])((?:(?!import\b)[^'"])*)/g
const word = /[\w$\u0080-\uFFFF]+/g
/** What a constant's name stands behind: in `const a = 1, b = 2` too. */
const constant = /(?:\bconst|,)\s*([\w$\u0080-\uFFFF]+)\s*(?=[:=!/])/g
/** What may stand between them, or make a name look like another. */
const hidden = /(?:\bconst|,)\s*\/[/*]|\\u/

/**
 * The names that code in a text may import or bind by `const`, told without parsing it: some too many, never one too few.
 */
export function knownNames(text: string): Pick<Names<unknown>, 'has'> {
  if (hidden.test(text)) return all
  const names = new Set<string>()
  for (const [, written = ''] of text.matchAll(clause)) {
    // What is loaded for its effect has no names.
    if (written.trim() === '') continue
    if (!/\bfrom\s*$/.test(written)) return all
    for (const [name] of written.matchAll(word)) names.add(name)
  }
  for (const [, name = ''] of text.matchAll(constant)) names.add(name)
  return names
}

const all = { has: () => true }
