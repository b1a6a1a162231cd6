import { mkdirSync, readFileSync, renameSync, rmSync, type Stats, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type * as flatCache from 'flat-cache'

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

/**
 * A file younger than this may change again without a new time or size (file systems count in steps), so it is
 * not remembered yet; Git calls such entries racy: https://git-scm.com/docs/racy-git
 */
const youngMs = 2_000
const cacheId = 'images.json'

/** Opens the store in `directory` (`node_modules/.cache/alt-text`). A missing or damaged one is an empty one. */
export function openHashCache(directory: string, now: () => number): HashCache {
  let store: flatCache.FlatCache | undefined
  const known = (): flatCache.FlatCache => (store ??= load(directory))
  let changed = false
  return {
    get: (path, stat) => {
      const entry: unknown = known().get(path)
      return isEntry(entry) && entry[0] === stampOf(stat)
        ? { hash: entry[1], mediaType: entry[2] ?? undefined }
        : undefined
    },
    set: (path, stat, { hash, mediaType }) => {
      if (now() - Math.max(stat.mtimeMs, stat.ctimeMs) < youngMs) return
      known().set(path, [stampOf(stat), hash, mediaType ?? null] satisfies Entry)
      changed = true
    },
    save: () => {
      if (!changed) return true
      changed = !writeEntries(
        directory,
        known().items.map(({ key, value }) => [key, value]),
      )
      return !changed
    },
  }
}

const require = createRequire(import.meta.url)

/** When the first image is asked for: many a run has none. */
function load(directory: string): flatCache.FlatCache {
  const { FlatCache: Store } = require('flat-cache') as typeof flatCache
  const store = new Store({ cacheDir: directory, cacheId, ttl: 0, lruSize: 0 })
  for (const [path, value] of readEntries(join(directory, cacheId))) store.set(path, value)
  return store
}

type Entry = [stamp: string, hash: string, mediaType: string | null]

function isEntry(value: unknown): value is Entry {
  return Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'string'
}

function stampOf({ size, mtimeMs, ctimeMs }: FileStat): string {
  return `${size}:${mtimeMs}:${ctimeMs}`
}

/** Not flat-cache's own reading and writing: it writes over the file in place, and reads its own format slowly. */
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

function writeEntries(directory: string, entries: [string, unknown][]): boolean {
  const file = join(directory, cacheId)
  const temporary = `${file}.${crypto.randomUUID()}`
  entries.sort(([a], [b]) => (a < b ? -1 : 1))
  try {
    mkdirSync(directory, { recursive: true })
    writeFileSync(temporary, JSON.stringify(entries))
    renameSync(temporary, file)
    return true
  } catch {
    // Nothing is lost: a read-only checkout, or a full disk, reads its images each time.
    discard(temporary)
    return false
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true })
  } catch {
    // The folder cannot be written to, so there is nothing in it to discard.
  }
}
