import { DepthCounter } from '../code/depth.ts'
import type { Mode } from '../code/depth.ts'

const tagName = /[\w$.:-]*/y

/** Counts how deep markup with code in it nests: it begins among children, and end tags must match. */
export abstract class MarkupDepth extends DepthCounter {
  /** Where something was found that the parser does not hold, besides plain depth. */
  protected found: number | undefined
  /** Braces that are open in tags and between them, each in the other. */
  braces = 0
  /** What says anything between tags, to `skip` too. */
  protected readonly signs: RegExp = /[{<]/g

  constructor(text: string, limit: number) {
    super(text, 'children', limit)
  }

  override run(): number | undefined {
    const deep = super.run()
    return this.found ?? deep
  }

  /** Goes past what is no markup (comments, code spans); `false` where there is none. */
  protected abstract skip(): boolean

  protected override children(): void {
    if (this.skip()) return
    const char = this.text[this.at]
    if (char === '<') return this.#less()
    if (char !== '{') return this.goTo(this.signs)
    this.push('code', '}')
    this.at++
  }

  protected override push(mode: Mode, closer: string): void {
    const outer = this.level.mode
    super.push(mode, closer)
    if (mode === 'tag') this.level.name = this.#nameAt(this.at + 1)
    else if (mode === 'code' && (outer === 'tag' || outer === 'children')) {
      this.level.name = '{'
      this.braces++
      this.operator()
    }
  }

  protected override pop(): void {
    if (this.level.name === '{') this.braces--
    super.pop()
  }

  #less(): void {
    const next = this.text[this.at + 1] ?? ''
    if (next === '/') return this.#close()
    if (/[\w$>]/.test(next)) this.push('tag', '')
    this.at++
  }

  /** How many open tags an end tag closes. What closes nothing is passed over by some parsers: only the name that is open counts. */
  protected closes(name: string): number {
    return this.level.name === name ? 1 : 0
  }

  #close(): void {
    for (let count = this.closes(this.#nameAt(this.at + 2)); count > 0; count--) this.pop()
    const end = this.text.indexOf('>', this.at)
    this.at = end === -1 ? this.text.length : end + 1
    this.operand()
  }

  #nameAt(at: number): string {
    tagName.lastIndex = at
    return tagName.exec(this.text)?.[0] ?? ''
  }
}
