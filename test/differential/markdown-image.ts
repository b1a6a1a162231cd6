/** A Markdown image as either parser sees it. */
export interface MarkdownImage {
  /** Of the whole image, UTF-16. */
  readonly start: number
  readonly end: number
  readonly src: string
  readonly alt: string
  readonly title: string
}

/** What is compared of one document. */
export interface MarkdownImages {
  /** In the order of the source. */
  readonly written: readonly MarkdownImage[]
  /** Raw HTML images: the attributes of each, in the order of the source. */
  readonly raw: readonly Readonly<Record<string, string>>[]
}
