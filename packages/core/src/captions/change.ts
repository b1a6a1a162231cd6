import type { Captions, Entry, Use, Words } from '../entry.ts'
import { isReviewed } from '../entry.ts'
import { fitOf } from './fit.ts'
import { setEntry } from './hash-index.ts'
import { entryKeys, layOutEntry, wordKeys } from './layout.ts'
import { findUse } from './place.ts'
import type { Place } from './place.ts'
import { isHeld } from './recall.ts'
import { findSlot, isFilled, putWords, slotsOf, withoutWords } from './slot.ts'
import type { Slot } from './slot.ts'

/**
 * What a machine may do to the captions: an operation, not a state, so that it can be done again on what others have
 * written meanwhile. None of them touches what a person decided.
 */
export type Change = Draft | Adoption

/** Words for an image, or for one use of it. */
export interface Draft {
  readonly kind: 'draft'
  readonly key: string
  /** Of the bytes that were looked at. */
  readonly hash: string
  /** BCP 47 of the words. */
  readonly language: string
  /** Recorded as a draft, whatever their `state` says. */
  readonly words: Words
  readonly use?: Place | undefined
  /** Takes the place of an earlier draft (`fill --refresh`); else the first one stays. */
  readonly replace?: boolean | undefined
}

/** An entry of its own, with the words of another entry, for a copy of the same bytes. */
export interface Adoption {
  readonly kind: 'adopt'
  readonly key: string
  readonly hash: string
  /** Key of the other entry. */
  readonly from: string
}

/** Does a change, in place; doing it again does nothing. Tells whether it made a difference. `language` is the config's. */
export function applyChange(captions: Captions, change: Change, { language }: { language: string }): boolean {
  const entry = captions.images.get(change.key)
  const fresh = freshEntry(entry, change.hash)
  if (!fresh) return false
  const changed =
    change.kind === 'draft' ? drafted(fresh, change, language) : adopted(fresh, change, captions, language)
  if (!changed || (entry && isSame(changed, entry))) return false
  setEntry(captions, change.key, changed)
  return true
}

/** The entry for these bytes. One for other bytes is emptied of its drafts, or left alone when a person's words are in it. */
function freshEntry(entry: Entry | undefined, hash: string): Entry | undefined {
  if (!entry) return { hash }
  if (entry.hash === hash) return entry
  if (isHeld(entry)) return undefined
  const unknown = Object.entries(entry).filter(([key]) => !entryKeys.includes(key))
  return { ...Object.fromEntries(unknown), hash }
}

function drafted(entry: Entry, draft: Draft, language: string): Entry | undefined {
  if (!isFilled(asDraft(draft.words))) return undefined
  if (draft.use) return draftedUse(entry, draft, draft.use, language)
  const slot = findSlot(entry, draft.language, language)
  if (slot && !mayReplace(slot.words, draft)) return undefined
  // A draft for a page in `en-US` is as good as one in the config's `en`, which every reader of the file expects there.
  const spoken = fitOf(language, draft.language) >= 2 ? language : draft.language
  return putWords(entry, slot?.language ?? spoken, asDraft(draft.words), language)
}

function draftedUse(entry: Entry, draft: Draft, place: Place, language: string): Entry | undefined {
  const there = findUse(entry, place, draft.language, { language })
  if (there && !mayReplace(there, draft)) return undefined
  const others = (entry.uses ?? []).filter((use) => use !== there)
  const use = there ? withoutWords(there) : useAt(place, draft.language, language)
  return { ...entry, uses: [...others, { ...use, ...asDraft(draft.words) }] }
}

function useAt({ in: page, role, target }: Place, spoken: string, language: string): Omit<Use, 'state'> {
  return {
    in: page,
    role,
    ...(target !== undefined && { target }),
    ...(fitOf(language, spoken) < 3 && { lang: spoken }),
  }
}

/** What the entry lacks, from an entry for the same bytes. */
function adopted(entry: Entry, { from, key, hash }: Adoption, captions: Captions, language: string): Entry | undefined {
  const source = captions.images.get(from)
  if (from === key || source?.hash !== hash) return undefined
  const lacks = ({ language: spoken }: Slot): boolean =>
    slotsOf(entry, language).every((slot) => fitOf(slot.language, spoken) < 3)
  const slots = slotsOf(source, language).filter(lacks)
  const worded = slots.reduce((grown, slot) => putWords(grown, slot.language, wordsIn(slot.words), language), entry)
  const uses = (source.uses ?? []).filter((use) => !entry.uses?.some((other) => isSamePlace(use, other)))
  if (uses.length > 0) return { ...worded, uses: [...(worded.uses ?? []), ...structuredClone(uses)] }
  return worded === entry ? undefined : worded
}

/** A draft that names no machine was written by a person, who has only not called it finished. */
function mayReplace(words: Words, { replace = false }: Draft): boolean {
  return replace && !isReviewed(words) && (words.alt === undefined || words.by !== undefined)
}

function asDraft(words: Words): Words {
  return { ...wordsIn(words), state: 'draft' }
}

/** A copy. Its texts are shared, which a clone's would not be: a file has the same `by` a thousand times. */
function wordsIn(words: Words): Words {
  const known = Object.entries(words).filter(([key, value]) => wordKeys.includes(key) && value !== undefined)
  const copy = Object.fromEntries(known) as unknown as Words
  return words.others === undefined ? copy : { ...copy, others: words.others.map((other) => ({ ...other })) }
}

function isSamePlace(a: Use, b: Use): boolean {
  return a.in === b.in && a.role === b.role && a.target === b.target && a.lang === b.lang
}

function isSame(a: Entry, b: Entry): boolean {
  return JSON.stringify(layOutEntry(a)) === JSON.stringify(layOutEntry(b))
}
