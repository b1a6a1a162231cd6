/** Text put in at one place. */
export interface Insertion {
  readonly at: number
  readonly text: string
}

/** The text with these in. */
export function insert(text: string, insertions: readonly Insertion[]): string {
  return insertions
    .toSorted((one, other) => other.at - one.at)
    .reduce((written, { at, text: put }) => written.slice(0, at) + put + written.slice(at), text)
}
