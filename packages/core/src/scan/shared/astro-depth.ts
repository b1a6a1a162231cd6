import { ComponentDepth } from './component-depth.ts'
import { guardPieces, guardSize, tooDeep } from './guard.ts'
import { DepthCounter } from './js-depth.ts'

/** On a 1 MB stack the parser holds about 510 tags in expressions, 550 plain tags, 670 type arguments. */
const deepest = 300

/** The tree comes as JSON, about 800 bytes for each. */
const mostPieces = 500_000

const frontmatter = /^(?:\s|<!--[\s\S]*?-->)*---([\s\S]*?)---/

/** Stands before Astro's parser, whose stack overflow cannot be caught. @throws AltTextError */
export function guardAstro(text: string, path: string): void {
  guardSize(text, path)
  guardPieces(text, path, /[<{=.,;()&]/g, mostPieces, 'tags and signs')
  const fence = frontmatter.exec(text)
  const start = fence?.[0].length ?? 0
  const code = fence?.[1] ?? ''
  const inCode = new DepthCounter(code, 'code', deepest).run()
  if (inCode !== undefined) throw tooDeep(path, text, start - 3 - code.length + inCode, deepest)
  const inMarkup = new ComponentDepth(text.slice(start), deepest).run()
  if (inMarkup !== undefined) throw tooDeep(path, text, start + inMarkup, deepest)
}
