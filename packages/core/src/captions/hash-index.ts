import type { Captions, Entry } from '../entry.ts'

/** Keys that have, or once had, a hash: who reads it looks again. */
type Index = Map<string, Set<string>>

const indexes = new WeakMap<Captions, Index>()

/** The images with these bytes, in no order; without a walk over all of them. */
export function keysWithHash(captions: Captions, hash: string): string[] {
  const keys = indexOf(captions).get(hash) ?? []
  return [...keys].filter((key) => captions.images.get(key)?.hash === hash)
}

/** The only way in which captions in memory change, so that the index stays right. */
export function setEntry(captions: Captions, key: string, entry: Entry): void {
  const index = indexOf(captions)
  captions.images.set(key, entry)
  add(index, entry.hash, key)
}

function indexOf(captions: Captions): Index {
  const known = indexes.get(captions)
  if (known) return known
  const index: Index = new Map()
  for (const [key, { hash }] of captions.images) add(index, hash, key)
  indexes.set(captions, index)
  return index
}

function add(index: Index, hash: string, key: string): void {
  const keys = index.get(hash)
  if (keys) keys.add(key)
  else index.set(hash, new Set([key]))
}
