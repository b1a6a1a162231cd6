import { readFileSync, type Stats } from 'node:fs'
import { join } from 'node:path'
import { isYoung, writeCacheFile } from '../cache-file.ts'

/** What a file was when its bytes were last read. */
export interface KnownImage {
  readonly hash: string
  /** Absent: the bytes are no image. */
  readonly mediaType?: string | undefined
}

/** `ctimeMs` catches a file that was put in another's place with the same size and time. */
export type FileStat = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>

/** Saves reading unchanged images again. Forgetting everything costs time, never words. */
export interface HashCache {
  get(path: string, stat: FileStat): KnownImage | undefined
  set(path: string, stat: FileStat, known: KnownImage): void
  /** Writes by temporary file and rename, if anything changed. Says whether the cache now is on disk. */
  save(): boolean
}

/** Opens the store in `directory` (`node_modules/.cache/alt-text`). A missing or damaged one is an empty one. */
export function openHashCache(directory: string, now: () => number): HashCache {
  const file = join(directory, 'images.json')
  let entries: Map<string, Entry> | undefined
  const known = (): Map<string, Entry> => (entries ??= new Map(readEntries(file)))
  let changed = false
  return {
    get: (path, stat) => {
      const entry = known().get(path)
      return entry?.[0] === stampOf(stat) ? { hash: entry[1], mediaType: entry[2] ?? undefined } : undefined
    },
    set: (path, stat, { hash, mediaType }) => {
      if (isYoung(stat, now())) return
      known().set(path, [stampOf(stat), hash, mediaType ?? null])
      changed = true
    },
    save: () => {
      if (changed) changed = !writeCacheFile(file, JSON.stringify([...known()].sort(byPath)))
      return !changed
    },
  }
}

function byPath([one]: [string, Entry], [other]: [string, Entry]): number {
  return one < other ? -1 : 1
}

type Entry = [stamp: string, hash: string, mediaType: string | null]

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
}

function stampOf({ size, mtimeMs, ctimeMs }: FileStat): string {
  return `${size}:${mtimeMs}:${ctimeMs}`
}

function readEntries(file: string): [string, Entry][] {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (!Array.isArray(read)) return []
    return read.filter(
      (pair): pair is [string, Entry] => Array.isArray(pair) && typeof pair[0] === 'string' && isEntry(pair[1]),
    )
  } catch {
    // Nothing is lost: every entry can be had again by reading the image.
    return []
  }
}
