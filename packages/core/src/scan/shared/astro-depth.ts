import { guardSize, tooDeep } from './guard.ts'
import { voidElements } from './html-elements.ts'
import { DepthCounter } from './js-depth.ts'
import { MarkupDepth } from './markup-depth.ts'

/** On a 1 MB stack the parser holds about 510 tags in expressions, 550 plain tags, 670 type arguments. */
const deepest = 300

const frontmatter = /^(?:\s|<!--[\s\S]*?-->)*---([\s\S]*?)---/

/** Stands before Astro's parser, whose stack overflow cannot be caught. @throws AltTextError */
export function guardAstro(text: string, path: string): void {
  guardSize(text, path)
  const fence = frontmatter.exec(text)
  const start = fence?.[0].length ?? 0
  const code = fence?.[1] ?? ''
  const inCode = new DepthCounter(code, 'code', deepest).run()
  if (inCode !== undefined) throw tooDeep(path, text, start - 3 - code.length + inCode, deepest)
  const inMarkup = new AstroDepth(text.slice(start), deepest).run()
  if (inMarkup !== undefined) throw tooDeep(path, text, start + inMarkup, deepest)
}

class AstroDepth extends MarkupDepth {
  protected skip(): boolean {
    const { text, at } = this
    if (text[at] !== '<') return false
    if (text.startsWith('<!--', at)) this.#past('-->')
    else if (text[at + 1] === '!' || text[at + 1] === '?') this.#past('>')
    else return false
    return true
  }

  protected override code(): void {
    if (this.text.startsWith('<!--', this.at)) this.#past('-->')
    else super.code()
  }

  protected override tagEnd(): void {
    const { name } = this.level
    if (name === 'script' || name === 'style') this.#raw(name)
    else if (voidElements.has(name)) {
      this.pop()
      this.operand()
    } else super.tagEnd()
  }

  /** A script is parsed with the page; a style is not. The end tag is read among children. */
  #raw(name: string): void {
    const end = this.text.indexOf(`</${name}`, this.at)
    const stop = end === -1 ? this.text.length : end
    if (name === 'script') {
      const inner = new DepthCounter(this.text.slice(this.at + 1, stop), 'code', deepest).run()
      if (inner !== undefined) this.found ??= this.at + 1 + inner
    }
    this.level.mode = 'children'
    this.at = stop - 1
  }

  #past(closer: string): void {
    const end = this.text.indexOf(closer, this.at)
    this.at = end === -1 ? this.text.length : end + closer.length
  }
}
