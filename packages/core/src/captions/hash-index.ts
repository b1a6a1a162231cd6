import type { Captions, Entry } from '../entry.ts'

/** Keys that have, or once had, a hash: who reads it looks again. Most pictures stand at one path. */
type Index = Map<string, string | Set<string>>

const indexes = new WeakMap<Captions, Index>()

/** The images with these bytes, in no order; without a walk over all of them. */
export function keysWithHash(captions: Captions, hash: string): string[] {
  const keys = indexOf(captions).get(hash) ?? []
  return [...(typeof keys === 'string' ? [keys] : keys)].filter((key) => captions.images.get(key)?.hash === hash)
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
  if (keys === undefined) index.set(hash, key)
  else if (typeof keys !== 'string') keys.add(key)
  else if (keys !== key) index.set(hash, new Set([keys, key]))
}
