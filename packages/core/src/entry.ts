import type { Role } from './occurrence.ts'

/** Of an entry, or of one language or use in it. All but `draft` are a person's decisions and are never regenerated. */
export type State = 'draft' | 'approved' | 'edited' | 'decorative' | 'rejected'

/** Words and what people made of them. */
export interface Words {
  /** Plain text, one line. Absent when `state` is `decorative`, or for a bare proposal. */
  alt?: string | undefined
  state: State
  /** Who drafted it: `modelrunner:microsoft/florence-2-large/caption`, `embedded:iptc`, `page`. Absent for a person's own words. */
  by?: string | undefined
  /** A suggestion that the image carries nothing; never injected. */
  proposes?: 'decorative' | undefined
  /** 0 to 1, where the backend tells. */
  confidence?: number | undefined
  /** Other drafts, for a person to choose from. */
  others?: { alt: string; by: string }[] | undefined
}

/** What differs in one place. Found by page, role and target; by role and target alone when a page was renamed. */
export interface Use extends Words {
  /** POSIX path of the page from the root. */
  in: string
  role: Exclude<Role, null>
  /** The link's address as written, for functional images. */
  target?: string | undefined
  /** BCP 47; absent: the config's language. */
  lang?: string | undefined
}

/** One image's record in the captions file. Keys that this version does not know are kept. */
export interface Entry extends Partial<Words> {
  /** `sha256-` and 32 hex digits of the image's bytes. */
  hash: string
  /** BCP 47 of `alt`, when it is not the config's language. */
  lang?: string | undefined
  languages?: Record<string, Words> | undefined
  uses?: Use[] | undefined
  [unknown: string]: unknown
}

/** The whole file, in memory. Keys: path from the root, `npm:…`, a URL, or `data:<hash>`. */
export interface Captions {
  version: 1
  images: Map<string, Entry>
  /** Unknown keys at the top, kept. */
  rest: Record<string, unknown>
}

/** Words of drafts, for whatever language or place. */
export function draftsIn(entry: Entry): Words[] {
  const all: Partial<Words>[] = [entry, ...Object.values(entry.languages ?? {}), ...(entry.uses ?? [])]
  return all.filter((words): words is Words => words.state === 'draft' && words.alt !== undefined)
}

/** True for words that a person decided on. */
export function isReviewed(words: { state?: State | undefined }): boolean {
  return words.state !== undefined && words.state !== 'draft'
}
