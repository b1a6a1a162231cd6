/** What one language has for saying nothing. Parts of regular expressions in lower case; matched without regard to case. */
export interface WordList {
  /** Nouns that say only that an image is an image. */
  readonly media: string
  /** What may stand before such a noun, with the space or apostrophe that parts them. */
  readonly articles: string
  /** What stands between it and the picture's content, with the space or apostrophe that parts them. */
  readonly links: string
  /** After a link, what makes the whole a thing of its own: "picture of the year", "photo de groupe". */
  readonly names?: string | undefined
  /** Other beginnings that add nothing. */
  readonly phrases?: string | undefined
  /** Ends that add nothing, where the noun comes last. */
  readonly ends?: string | undefined
  /** Nouns are written with a capital here, so that one in it is no sign of a title ("The Picture of Dorian Gray"). */
  readonly capitals?: boolean | undefined
  /** Whole alternatives that stand for every image alike (WCAG F30), as words, parted by `|`. */
  readonly placeholders: string
  /** Whole alternatives that somebody meant to replace, as words. */
  readonly unfinished: string
}
