import type { Seen } from '@alt-text/core'

/** What a build met, by place: every compiler adds the same, so nothing is counted twice. */
export class Tally {
  readonly #seen = new Map<string, Seen>()
  readonly #unreadable = new Set<string>()

  /** Replaces what was known of a file. */
  file(path: string, seen: readonly Seen[]): void {
    for (const [key, { occurrence }] of this.#seen) if (occurrence.file === path) this.#seen.delete(key)
    for (const it of seen) this.#seen.set(`${path}:${it.occurrence.range.start}`, it)
    this.#unreadable.delete(path)
  }

  unreadable(path: string): void {
    this.#unreadable.add(path)
  }

  get seen(): readonly Seen[] {
    return [...this.#seen.values()]
  }

  /** One line for the end of a build; `undefined` when there is nothing to tell. */
  summary(): string | undefined {
    const words = this.seen.flatMap(({ outcome }) => (outcome.kind === 'words' ? [outcome] : []))
    const left = this.seen.filter(({ outcome }) => outcome.kind === 'left').length
    if (words.length + left + this.#unreadable.size === 0) return undefined
    const drafts = words.filter(({ state }) => state === 'draft').length
    const parts = [
      `${words.length} alternatives injected${drafts === 0 ? '' : ` (${drafts} of them drafts)`}`,
      ...(left === 0 ? [] : [`${left} images have none: see \`alt-text audit\``]),
      ...(this.#unreadable.size === 0 ? [] : [`${this.#unreadable.size} files could not be read`]),
    ]
    return `${parts.join(', ')}.`
  }
}
