/** An `<img>` as either parser sees it. */
export interface HtmlImage {
  /** Of the tag, UTF-16. */
  readonly start: number
  readonly end: number
  /** By lower-case name, decoded; an attribute without a value is the empty text. */
  readonly attributes: Readonly<Record<string, string>>
  /** The nearest ancestor of each kind that counts for the judgement: its id by its name. */
  readonly ancestors: Readonly<Record<string, string>>
}

/** Which ancestors count: what an image is the content of, and what names it or explains it. */
const counting: ReadonlySet<string> = new Set(
  'a button label figure figcaption picture svg summary h1 h2 h3 template'.split(' '),
)

/** @param chain names and ids of the ancestors, outermost first */
export function nearest(chain: Iterable<readonly [name: string, id: string]>): Record<string, string> {
  return Object.fromEntries([...chain].filter(([name]) => counting.has(name)))
}
