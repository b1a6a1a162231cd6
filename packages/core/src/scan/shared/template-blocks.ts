/** What stands in some blocks is no markup: comments are shown to nobody, and code is shown as it stands. */
const kinds: readonly (readonly [opener: RegExp, closer: RegExp])[] = [
  [/^\{%-?\s*comment\s*-?%\}$/, /\{%-?\s*endcomment\s*-?%\}/g],
  // https://jekyllrb.com/docs/liquid/tags/#code-snippet-highlighting, https://www.11ty.dev/docs/plugins/syntaxhighlight/
  [/^\{%-?\s*highlight\b[^%]*%\}$/, /\{%-?\s*endhighlight\s*-?%\}/g],
  // https://gohugo.io/shortcodes/highlight/
  [/^\{\{[<%]\s*highlight\b[^}]*\}\}$/, /\{\{[<%]\s*\/\s*highlight\s*[>%]\}\}/g],
]

/** Longest tag that may open a block. */
const longestOpener = 500

interface Place {
  readonly start: number
  readonly end: number
}

/** Finds where blocks end, asked at rising offsets: each closer is looked for once, however many openers have none. */
export class TemplateBlocks {
  readonly #text: string
  readonly #closers = new Map<RegExp, Place>()

  constructor(text: string) {
    this.#text = text
  }

  /** Behind the block that a tag opens, or behind the tag where it opens none. */
  endOf(start: number, end: number): number {
    if (end - start > longestOpener) return end
    const tag = this.#text.slice(start, end)
    const closer = kinds.find(([opener]) => opener.test(tag))?.[1]
    const found = closer && this.#next(closer, end)
    return found === undefined || found.start === Infinity ? end : found.end
  }

  #next(closer: RegExp, from: number): Place {
    const known = this.#closers.get(closer)
    if (known !== undefined && known.start >= from) return known
    closer.lastIndex = from
    const found = closer.exec(this.#text)
    const place = found === null ? nowhere : { start: found.index, end: found.index + found[0].length }
    this.#closers.set(closer, place)
    return place
  }
}

const nowhere: Place = { start: Infinity, end: Infinity }
