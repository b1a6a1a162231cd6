import { ComponentDepth } from '../shared/component-depth.ts'
import { tooDeep } from '../shared/guard.ts'
import type { Mode } from '../code/depth.ts'

/**
 * Svelte's parser overflows at about 600 levels, of templates in templates at 400. That is an error like any
 * other, unless it happens while a regular expression is compiled: then V8 ends the process.
 */
const deepest = 250

/** Stands before Svelte's parser, after the guard of tags. @throws AltTextError */
export function guardDepth(text: string, path: string): void {
  const at = new SvelteDepth(text, deepest).run()
  if (at !== undefined) throw tooDeep(path, text, at, deepest)
}

/** Elements that the parser ends where the next of their kind begins. */
const impliedEnd: ReadonlySet<string> = new Set(['p', 'li', 'dt', 'dd', 'option', 'tr', 'td', 'th'])

const block = /\{\s*([#/:@])\w*/y

class SvelteDepth extends ComponentDepth {
  protected override skip(): boolean {
    return this.text[this.at] === '{' ? this.#block() : super.skip()
  }

  protected override push(mode: Mode, closer: string): void {
    super.push(mode, closer)
    const outer = this.levels.at(-1)
    if (mode !== 'tag' || outer?.mode !== 'children' || outer.name !== this.level.name) return
    // `<li>a<li>b`: the one before ends here.
    if (!impliedEnd.has(outer.name)) return
    const { name } = this.level
    this.pop()
    this.pop()
    super.push(mode, closer)
    this.level.name = name
  }

  protected override closes(name: string): number {
    const parent = this.levels.at(-1)
    if (this.level.name !== name && impliedEnd.has(this.level.name) && parent?.name === name) return 2
    return super.closes(name)
  }

  /** In a value with quotes, braces are expressions all the same. */
  protected override tag(): void {
    const { level, text, at } = this
    const char = text[at] as string
    if (level.closer !== '') {
      if (char === level.closer) {
        level.closer = ''
        this.operand()
      } else if (char === '{') this.push('code', '}')
      this.at++
    } else if ((char === '"' || char === "'") && text[at - 1] === '=') {
      level.closer = char
      this.at++
    } else super.tag()
  }

  /** `{#if x}`, `{:else if x}`, `{/if}`, `{@html x}`: what is open, and the expression that is left. */
  #block(): boolean {
    block.lastIndex = this.at
    const [opening = '', sign] = block.exec(this.text) ?? []
    if (sign === undefined) return false
    if (sign === '/') {
      for (let count = this.closes('#'); count > 0; count--) this.pop()
      this.past('}')
      return true
    }
    if (sign === '#') {
      this.push('children', '')
      this.level.name = '#'
    }
    // An `{:else if}` stands in the one before it.
    else if (sign === ':') this.level.nested++
    this.push('code', '}')
    this.at += opening.length
    return true
  }
}
