import { statSync } from 'node:fs'
import { isYoung, writeCacheFile } from './cache-file.ts'
import type { Occurrence } from './occurrence.ts'
import { decodeScans, encodeScans } from './scan-cache-text.ts'
import type { Asked, KnownScan, SourceStat } from './scan-cache-text.ts'
import { sha256, sha256OfBytes } from './sha256.ts'

export type { SourceStat } from './scan-cache-text.ts'

/** What the last runs found in sources: one that has not changed since is neither read nor parsed again. */
export interface ScanCache {
  /** The images of a file that is as it was; `undefined`: look at it. */
  recall(path: string, stat: SourceStat, asked: Asked): readonly Occurrence[] | undefined
  /** The same for one that was touched and has the bytes it had, as after a fresh checkout. */
  recallContent(path: string, stat: SourceStat, bytes: string, asked: Asked): readonly Occurrence[] | undefined
  /**
   * @param found the images, as JSON
   * @param bytes where they had to be parsed to know
   */
  keep(path: string, stat: SourceStat, found: string, asked: Asked, bytes?: string): void
  /** Writes by temporary file and rename, if anything changed: of two runs at once, the later one is kept. */
  save(): void
}

export interface ScanCacheOptions {
  /** Absolute; need not exist. */
  readonly file: string
  /** What the findings of a scan depend on beside the sources: another one forgets everything. */
  readonly key: () => string
  readonly now: () => number
}

/** Opens the cache. A missing, damaged or foreign one is an empty one: nothing is lost but time. */
export function openScanCache({ file, key, now }: ScanCacheOptions): ScanCache {
  const head = (): string => `alt-text sources 2 ${sha256(key())}`
  let scans: Map<string, KnownScan> | undefined
  let changed = false
  const used = new Set<string>()
  const known = (): Map<string, KnownScan> => (scans ??= decodeScans(file, head()))

  const set = (path: string, stat: SourceStat, scan: Omit<KnownScan, keyof SourceStat>): void => {
    if (isYoung(stat, now()) || /[\t\n]/.test(path)) return
    const { size, mtimeMs, ctimeMs, ino } = stat
    known().set(path, { size, mtimeMs, ctimeMs, ino, asked: scan.asked, hash: scan.hash, found: scan.found })
    used.add(path)
    changed = true
  }

  return {
    recall(path, stat, asked) {
      const scan = known().get(path)
      if (scan === undefined || !isSame(scan, stat)) return undefined
      const found = foundIn(scan, asked)
      if (found !== undefined) used.add(path)
      return found
    },
    recallContent(path, stat, bytes, asked) {
      const scan = known().get(path)
      if (scan === undefined || scan.hash === '' || scan.hash !== sha256OfBytes(bytes)) return undefined
      const found = foundIn(scan, asked)
      if (found !== undefined) set(path, stat, scan)
      return found
    },
    keep(path, stat, found, asked, bytes) {
      set(path, stat, { asked, hash: bytes === undefined ? '' : sha256OfBytes(bytes), found })
    },
    save() {
      if (changed) writeCacheFile(file, encodeScans(head(), stillWanted(known(), used)))
      changed = false
    },
  }
}

function isSame(one: SourceStat, other: SourceStat): boolean {
  return (
    one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs && one.ino === other.ino
  )
}

/** Whoever asked for all images knows those that lack an alternative, and not the other way round. */
function foundIn({ asked: known, found }: KnownScan, asked: Asked): readonly Occurrence[] | undefined {
  if (known === 'lacking' && asked === 'all') return undefined
  if (found === '[]') return []
  try {
    const list = JSON.parse(found) as Occurrence[]
    return asked === known ? list : list.filter(({ verdict }) => verdict === 'missing')
  } catch {
    // A damaged line: the source is looked at as if it were new.
    return undefined
  }
}

/** Files that are gone do not pile up; those that this run was not about stay. */
function stillWanted(scans: ReadonlyMap<string, KnownScan>, used: ReadonlySet<string>): [string, KnownScan][] {
  const all = [...scans]
  return all.length <= 2 * used.size ? all.filter(([path]) => used.has(path)) : all
}

/** Size and time of files, as a key: of what is built or installed, another version is another file. */
export function stampsOf(files: readonly string[]): string {
  const stamps = files.map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat === undefined ? '' : `${stat.size}:${stat.mtimeMs}`
  })
  return stamps.join(' ')
}
