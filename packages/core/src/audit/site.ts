import type { Entry, Use } from '../entry.ts'
import type { Data, Found } from './rule.ts'

/** The captions file as rules look at it, once every source was seen. */
export interface Site {
  /** Whether all sources were looked at, and all could be read: only then is it known what is used nowhere. */
  readonly whole: boolean
  readonly entries: ReadonlyMap<string, Entry>
  /** Keys of the images that were seen, and of the entries that their words come from. */
  readonly used: ReadonlySet<string>
  /** Whether a use in an entry was asked, or its image stands in its page all the same. */
  isUsed(key: string, use: Use): boolean
  /** A finding at an entry, or at a use in it. */
  at(key: string, data: Data, use?: Use): Found
}
