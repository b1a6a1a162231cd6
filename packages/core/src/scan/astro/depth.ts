import { ComponentDepth } from '../shared/component-depth.ts'
import { guardPieces, guardSize, tooDeep } from '../shared/guard.ts'
import { DepthCounter } from '../code/depth.ts'

/** On a 1 MB stack the parser holds about 510 tags in expressions, 550 plain tags, 670 type arguments. */
const deepest = 300

/** The tree comes as JSON, about 800 bytes for each. */
const mostPieces = 500_000

/** For each script with something in it the parser copies what came before: 20,000 take 8 GB. */
const mostScripts = 2000

/** Stands before Astro's parser, whose stack overflow cannot be caught. @throws AltTextError */
export function guardAstro(text: string, path: string): void {
  guardSize(text, path)
  guardPieces(text, path, /[<{=.,;()&]/g, mostPieces, 'tags and signs')
  guardPieces(text, path, /<script\b/gi, mostScripts, 'scripts')
  const { from, to } = frontmatterOf(text)
  const start = to === 0 ? 0 : to + fence.length
  const inCode = new DepthCounter(text.slice(from, to), 'code', deepest).run()
  if (inCode !== undefined) throw tooDeep(path, text, from + inCode, deepest)
  const inMarkup = new ComponentDepth(text.slice(start), deepest).run()
  if (inMarkup !== undefined) throw tooDeep(path, text, start + inMarkup, deepest)
}

const fence = '---'

/** Where the code between the fences stands. Only blanks and comments may stand before; as one pattern, that took forever. */
function frontmatterOf(text: string): { from: number; to: number } {
  const none = { from: 0, to: 0 }
  let at = firstInk(text, 0)
  while (text.startsWith('<!--', at)) {
    const end = text.indexOf('-->', at + 4)
    if (end === -1) return none
    at = firstInk(text, end + 3)
  }
  if (!text.startsWith(fence, at)) return none
  const to = text.indexOf(fence, at + fence.length)
  return to === -1 ? none : { from: at + fence.length, to }
}

const ink = /\S|$/g

function firstInk(text: string, from: number): number {
  ink.lastIndex = from
  return ink.exec(text)?.index ?? text.length
}
