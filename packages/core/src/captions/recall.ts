import type { Captions, Entry, Use, Words } from '../entry.ts'
import { isReviewed } from '../entry.ts'
import { keysWithHash } from './hash-index.ts'
import { compareCodePoints } from '../code-points.ts'
import { findMovedUse, findUse } from './place.ts'
import type { Pages, Place } from './place.ts'
import { findSlot, isWorded } from './slot.ts'

/** One image, in one place, for a page of one language. */
export interface RecallQuery {
  /** Of the image in the captions file. */
  readonly key: string
  readonly hash: string
  /** BCP 47 of the page. */
  readonly language: string
  /** Without it, only what holds everywhere is looked at. */
  readonly use?: Place | undefined
}

/** Where an answer stands. */
interface Found {
  /** `own`: the image's entry; `copy`: another entry with the same bytes; `use`: what either says of this place. */
  readonly from: 'own' | 'copy' | 'use'
  /** Of the entry that answered. Where it is not the key asked for, the image wants an entry of its own: `adopt`. */
  readonly key: string
  readonly by?: string | undefined
  /** The use that answered, as it stands in the entry: its page may have been renamed since. */
  readonly use?: Use | undefined
  /** BCP 47, where the words stand under `languages`. */
  readonly spoken?: string | undefined
}

/** What the captions file has to say. */
export type Recalled =
  | (Found & {
      readonly kind: 'words'
      readonly alt: string
      readonly state: 'draft' | 'approved' | 'edited'
      readonly proposes?: 'decorative' | undefined
      /** The bytes have changed since a person decided: still injected, and an audit error until someone looks. */
      readonly stale: boolean
    })
  /** Injected as `alt=""`. */
  | (Found & { readonly kind: 'decorative'; readonly stale: boolean })
  /** A person found it unusable, or what they decided cannot be had in this role: nothing to inject, nothing to ask. */
  | (Found & { readonly kind: 'rejected'; readonly stale: boolean })
  /** Only a suggestion that the image carries nothing: nothing to inject. */
  | (Found & { readonly kind: 'proposal' })
  /**
   * The bytes have changed since this was drafted: counts as missing. `held`: a person's words stand in the entry, so
   * nothing is recorded until they look, and whoever would pay for a draft should not.
   */
  | { readonly kind: 'stale'; readonly key: string; readonly held: boolean }
  | { readonly kind: 'none' }

/**
 * Same path and hash; else the same hash elsewhere, reviewed before draft, then by code point; else the same path
 * alone, which is stale.
 */
export function recall(captions: Captions, query: RecallQuery, pages: Pages): Recalled {
  const entry = captions.images.get(query.key)
  const own = entry && answerFrom(entry, query.key, query, pages)
  const isStale = entry !== undefined && entry.hash !== query.hash
  if (own && !isStale) return tell(own, query, false)
  const copy = answerFromCopies(captions, query, pages)
  if (copy) return tell(copy, query, false)
  if (!isStale) return { kind: 'none' }
  if (own && isReviewed(own.words)) return tell(own, query, true)
  const held = isHeld(entry)
  return own || held ? { kind: 'stale', key: query.key, held } : { kind: 'none' }
}

/**
 * Whether a person has decided or written anything in an entry, for whatever language or place. A draft that names no
 * machine is theirs as well: they have only not called it finished.
 */
export function isHeld(entry: Entry): boolean {
  return [entry, ...Object.values(entry.languages ?? {}), ...(entry.uses ?? [])].some(
    (words) => isReviewed(words) || (isWorded(words) && words.by === undefined),
  )
}

interface Answer {
  readonly words: Words
  readonly key: string
  readonly use?: Use | undefined
  readonly spoken?: string | undefined
}

/** What is said of the place wins over what is said of the image, unless it is only a proposal. */
function answerFrom(entry: Entry, key: string, query: RecallQuery, pages: Pages): Answer | undefined {
  const { use: place, language } = query
  const use = place && (findUse(entry, place, language, pages) ?? findMovedUse(entry, place, language, pages))
  const ofPlace = use && { words: use, key, use }
  if (use && (isReviewed(use) || isWorded(use))) return ofPlace
  // Pixels say nothing of where a link leads.
  if (place?.role === 'functional') return ofPlace
  const slot = findSlot(entry, language, pages.language)
  if (slot) return { words: slot.words, key, spoken: slot.words === entry ? undefined : slot.language }
  // That a picture carries nothing holds in every language; only words do not.
  const isSilent = entry.state === 'decorative' && ofPlace === undefined
  return isSilent ? { words: { state: 'decorative' }, key } : ofPlace
}

function answerFromCopies(captions: Captions, query: RecallQuery, pages: Pages): Answer | undefined {
  let best: Answer | undefined
  for (const key of keysWithHash(captions, query.hash)) {
    const entry = key === query.key ? undefined : captions.images.get(key)
    const answer = entry && answerFrom(entry, key, query, pages)
    if (answer && (!best || compareAnswers(answer, best) < 0)) best = answer
  }
  return best
}

function compareAnswers(a: Answer, b: Answer): number {
  return rank(a.words) - rank(b.words) || compareCodePoints(a.key, b.key)
}

function rank(words: Words): number {
  if (words.state === 'rejected') return 1
  return isReviewed(words) ? 0 : isWorded(words) ? 2 : 3
}

function tell({ words, key, use, spoken }: Answer, query: RecallQuery, stale: boolean): Recalled {
  const from = use ? 'use' : key === query.key ? 'own' : 'copy'
  const found: Found = { from, key, by: words.by, use, spoken }
  switch (words.state) {
    case 'rejected':
      return { ...found, kind: 'rejected', stale }
    case 'decorative':
      // A link whose only content is silent has no name at all.
      return { ...found, kind: query.use?.role === 'functional' ? 'rejected' : 'decorative', stale }
    case 'draft':
    case 'approved':
    case 'edited': {
      const { alt = '', state, proposes } = words
      return isWorded(words) ? { ...found, kind: 'words', alt, state, proposes, stale } : { ...found, kind: 'proposal' }
    }
    default:
      return words.state satisfies never
  }
}
