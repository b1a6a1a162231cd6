import { voidElements } from '../html/elements.ts'
import { DepthCounter } from '../code/depth.ts'
import { MarkupDepth } from './markup-depth.ts'

/** HTML with expressions in it, as Astro and Svelte have it: comments, void elements, scripts and styles. */
export class ComponentDepth extends MarkupDepth {
  readonly #deepest: number

  constructor(text: string, limit: number) {
    super(text, limit)
    this.#deepest = limit
  }

  protected skip(): boolean {
    const { text, at } = this
    if (text[at] !== '<') return false
    if (text.startsWith('<!--', at)) this.past('-->')
    else if (text[at + 1] === '!' || text[at + 1] === '?') this.past('>')
    else return false
    return true
  }

  protected override code(): void {
    if (this.text.startsWith('<!--', this.at)) this.past('-->')
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

  protected past(closer: string): void {
    const end = this.text.indexOf(closer, this.at)
    this.at = end === -1 ? this.text.length : end + closer.length
  }

  /** A script is parsed with the page; a style is not. The end tag is read among children. */
  #raw(name: string): void {
    const end = this.text.indexOf(`</${name}`, this.at)
    const stop = end === -1 ? this.text.length : end
    if (name === 'script') {
      const inner = new DepthCounter(this.text.slice(this.at + 1, stop), 'code', this.#deepest).run()
      if (inner !== undefined) this.found ??= this.at + 1 + inner
    }
    this.level.mode = 'children'
    this.at = stop - 1
  }
}
