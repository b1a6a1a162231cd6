import type { Seen } from '@alt-text/core'

/** What a build met, by place: every compiler adds the same, so nothing is counted twice. */
export class Tally {
  readonly #files = new Map<string, readonly Seen[]>()
  /** Images in files that the globs leave out: they get nothing, and nobody is asked about them. */
  readonly #outside = new Map<string, number>()
  readonly #unreadable = new Set<string>()

  /** Replaces what was known of a file. */
  file(path: string, seen: readonly Seen[]): void {
    this.#unreadable.delete(path)
    this.#files.set(path, seen)
  }

  outside(path: string, seen: readonly Seen[]): void {
    this.#outside.set(path, seen.filter(({ occurrence }) => occurrence.verdict === 'missing').length)
  }

  unreadable(path: string): void {
    this.#files.delete(path)
    this.#unreadable.add(path)
  }

  get seen(): readonly Seen[] {
    return [...this.#files.values()].flat()
  }

  /** One line for the end of a build; `undefined` when there is nothing to tell. */
  summary({ missing }: { missing: boolean }): string | undefined {
    const words = this.seen.flatMap(({ outcome }) => (outcome.kind === 'words' ? [outcome] : []))
    const drafts = words.filter(({ state }) => state === 'draft').length
    const left = missing ? this.seen.filter(({ outcome }) => outcome.kind === 'left').length : 0
    const outside = missing ? [...this.#outside.values()].reduce((sum, count) => sum + count, 0) : 0
    const unread = this.#unreadable.size
    if (words.length + left + outside + unread === 0) return undefined
    const parts = [
      `${count(words.length, 'alternative')} injected`,
      drafts === 0 ? '' : ` (${drafts} of them ${drafts === 1 ? 'a draft' : 'drafts'})`,
      left === 0 ? '' : `, ${count(left, 'image')} without one: see \`alt-text audit\``,
      outside === 0
        ? ''
        : `, ${count(outside, 'image')} without one in files that \`include\` and \`exclude\` leave out`,
      unread === 0 ? '' : `, ${count(unread, 'file')} could not be read`,
    ]
    return `${parts.join('')}.`
  }
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}
