import type { Entry } from '../entry.ts'

/** A small site that a rule is shown and tested with: one finding of the rule if it is a bad example, none if a good one. */
export interface Example {
  /** What it shows. */
  readonly name: string
  /** Sources and other files by path. `picture` stands for an image file. */
  readonly files: Readonly<Record<string, string>>
  /** Entries of the captions file. Without a `hash`, it is that of the file. */
  readonly captions?: Readonly<Record<string, Partial<Entry>>> | undefined
  readonly options?: Readonly<Record<string, unknown>> | undefined
}

/** Content of an image file in an example; text after it tells one from another. */
export const picture = 'picture'

/** An example of one HTML page. */
export function page(name: string, html: string, more: Partial<Omit<Example, 'name'>> = {}): Example {
  return { ...more, name, files: { 'index.html': html, ...more.files } }
}

/** An example of one Markdown page. */
export function markdown(name: string, text: string, more: Partial<Omit<Example, 'name'>> = {}): Example {
  return { ...more, name, files: { 'index.md': text, ...more.files } }
}
