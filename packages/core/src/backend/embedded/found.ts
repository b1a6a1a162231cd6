import { primaryOf } from '../language.ts'

/** Where words stand in a file, most trusted first: `by` records it. */
export type FoundIn = 'xmp-alt' | 'xmp-description' | 'iptc' | 'exif' | 'png-text' | 'svg-title' | 'svg-desc'

/** Words that a file carries. Untrusted text. */
export interface Found {
  readonly in: FoundIn
  readonly text: string
  /** BCP 47; absent: the file does not say, or says `x-default`. */
  readonly language?: string | undefined
}

/**
 * The words for a language among the alternatives of one property: the same tag, else the bare language, else another
 * of its variants. Words of no named language serve only where nothing names one, since they may be in any; and if
 * `assumed` is given, only for that language.
 */
export function choose(found: readonly Found[], wanted: string, assumed?: string): Found | undefined {
  const named = found.filter((one) => one.language !== undefined)
  if (named.length > 0) {
    const inIt = named.filter((one) => primaryOf(one.language ?? '') === primaryOf(wanted))
    const exact = inIt.find((one) => one.language?.toLowerCase() === wanted.toLowerCase())
    return exact ?? inIt.find((one) => one.language?.toLowerCase() === primaryOf(wanted)) ?? inIt[0]
  }
  return assumed === undefined || primaryOf(assumed) === primaryOf(wanted) ? found[0] : undefined
}
