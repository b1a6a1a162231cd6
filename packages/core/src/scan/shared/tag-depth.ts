import { placeOf } from '../../offsets.ts'
import { guardSize, tooDeep, tooLarge, unreadable } from './guard.ts'
import { voidElements } from '../html/elements.ts'

/** Vue's time grows with the square of it (100,000 take five seconds); the compilers that come after hold about a thousand. */
const deepestTag = 500
/** Vue and Svelte compare every attribute of a tag with every other: 10,000 take a second. */
const mostAttributes = 2000

const token = /<!--|<\/([A-Za-z][^\s/>]*)|<([A-Za-z][^\s/>]*)/g

/** What stands between the tags of a script or a style, by offsets. */
export interface RawText {
  readonly start: number
  readonly end: number
}

/**
 * Stands before the parsers of Vue and Svelte: one linear pass over tags.
 * @param deepest how many may be open; Svelte has a guard of its own for that
 * @returns what looks like the texts of scripts and styles
 * @throws AltTextError
 */
export function guardTags(text: string, path: string, deepest: number = deepestTag): RawText[] {
  guardSize(text, path)
  const open: string[] = []
  const raw: RawText[] = []
  token.lastIndex = 0
  for (let found = token.exec(text); found !== null; found = token.exec(text)) {
    const [, closed, opened] = found
    if (opened !== undefined) token.lastIndex = openTag({ text, path, open, raw }, found.index, opened)
    else if (closed === undefined) token.lastIndex = endOfComment(text, path, found.index)
    // What closes nothing that is open counts for nothing: parsers pass over it, or stop there.
    else if (open.at(-1) === closed) open.pop()
    if (open.length > deepest) throw tooDeep(path, text, found.index, deepest)
  }
  return raw
}

interface Pass {
  readonly text: string
  readonly path: string
  readonly open: string[]
  readonly raw: RawText[]
}

function openTag({ text, path, open, raw }: Pass, start: number, name: string): number {
  const { end, attributes, selfClosing } = tagAt(text, start + 1 + name.length)
  if (attributes > mostAttributes) {
    throw tooLarge({ file: path, ...placeOf(text, start) }, `A tag has more than ${mostAttributes} attributes`)
  }
  if (selfClosing || voidElements.has(name)) return end
  if (name === 'script' || name === 'style') {
    const close = text.indexOf(`</${name}`, end)
    if (close === -1) return end
    raw.push({ start: end, end: close })
    return close + name.length + 2
  }
  open.push(name)
  return end
}

function endOfComment(text: string, path: string, start: number): number {
  const end = text.indexOf('-->', start + 4)
  if (end === -1) throw unreadable(path, text, start, 'the comment is not closed.')
  return end + 3
}

/** Where a tag ends, with values and expressions in it passed over. */
function tagAt(text: string, start: number): { end: number; attributes: number; selfClosing: boolean } {
  let braces = 0
  let attributes = 0
  for (let at = start; at < text.length; at++) {
    const char = text[at] as string
    if (char === '{') braces++
    else if (char === '}') braces = Math.max(0, braces - 1)
    else if ((char === '"' || char === "'") && text[at - 1] === '=') at = endOfValue(text, at)
    else if (braces > 0) continue
    else if (char === '>') return { end: at + 1, attributes, selfClosing: text[at - 1] === '/' }
    else if (/\s/.test(char) && !/[\s=>/]/.test(text[at + 1] ?? ' ')) attributes++
  }
  return { end: text.length, attributes, selfClosing: false }
}

function endOfValue(text: string, quote: number): number {
  const end = text.indexOf(text[quote] as string, quote + 1)
  return end === -1 ? text.length : end
}
