import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Occurrence } from './occurrence.ts'
import { sha256 } from './sha256.ts'

/** What a run asked a source for. */
type Asked = 'all' | 'lacking'

/** What a file is known by without being read. `ctimeMs` and `ino` catch one that was put in another's place. */
export interface SourceStat {
  readonly size: number
  readonly mtimeMs: number
  readonly ctimeMs: number
  readonly ino: number
}

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

/**
 * A file younger than this may change again without a new time or size (file systems count in steps), so it is
 * not remembered yet; Git calls such entries racy: https://git-scm.com/docs/racy-git
 */
const youngMs = 2000

interface Entry {
  readonly stamp: string
  readonly asked: Asked
  /** Of the bytes; empty where they need no parser. */
  readonly hash: string
  /** JSON, read when it is asked for. */
  readonly found: string
}

/** Opens the cache. A missing, damaged or foreign one is an empty one: nothing is lost but time. */
export function openScanCache({ file, key, now }: ScanCacheOptions): ScanCache {
  const head = (): string => `alt-text sources 1 ${sha256(key())}`
  let entries: Map<string, Entry> | undefined
  let changed = false
  const used = new Set<string>()
  const known = (): Map<string, Entry> => (entries ??= readEntries(file, head()))

  const set = (path: string, stat: SourceStat, entry: Omit<Entry, 'stamp'>): void => {
    if (/[\t\n]/.test(path) || now() - Math.max(stat.mtimeMs, stat.ctimeMs) < youngMs) return
    known().set(path, { ...entry, stamp: stampOf(stat) })
    used.add(path)
    changed = true
  }

  return {
    recall(path, stat, asked) {
      const entry = known().get(path)
      if (entry?.stamp !== stampOf(stat)) return undefined
      const found = foundIn(entry, asked)
      if (found !== undefined) used.add(path)
      return found
    },
    recallContent(path, stat, bytes, asked) {
      const entry = known().get(path)
      if (entry === undefined || entry.hash === '' || entry.hash !== sha256(bytes)) return undefined
      const found = foundIn(entry, asked)
      if (found !== undefined) set(path, stat, entry)
      return found
    },
    keep(path, stat, found, asked, bytes) {
      set(path, stat, { asked, hash: bytes === undefined ? '' : sha256(bytes), found })
    },
    save() {
      if (changed) writeEntries(file, head(), stillWanted(known(), used))
      changed = false
    },
  }
}

function stampOf({ size, mtimeMs, ctimeMs, ino }: SourceStat): string {
  return `${size}:${mtimeMs}:${ctimeMs}:${ino}`
}

/** Whoever asked for all images knows those that lack an alternative, and not the other way round. */
function foundIn({ asked: known, found }: Entry, asked: Asked): readonly Occurrence[] | undefined {
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
function stillWanted(entries: ReadonlyMap<string, Entry>, used: ReadonlySet<string>): [string, Entry][] {
  const all = [...entries]
  return all.length <= 2 * used.size ? all.filter(([path]) => used.has(path)) : all
}

/** Lines, not JSON: thirty thousand of them load in a third of the time. */
function readEntries(file: string, head: string): Map<string, Entry> {
  try {
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n')
    if (first !== head || lines.pop() !== '') return new Map()
    return new Map(lines.flatMap(entryOf))
  } catch {
    // There is none, or it cannot be read: everything is looked at once more.
    return new Map()
  }
}

function entryOf(line: string): [string, Entry][] {
  const [path = '', stamp = '', asked = '', hash = '', found = ''] = line.split('\t', 5)
  if ((asked !== 'all' && asked !== 'lacking') || !found.startsWith('[') || !found.endsWith(']')) return []
  return [[path, { stamp, asked, hash, found }]]
}

function writeEntries(file: string, head: string, entries: readonly [string, Entry][]): void {
  const temporary = `${file}.${crypto.randomUUID()}`
  const lines = entries.map(([path, { stamp, asked, hash, found }]) => [path, stamp, asked, hash, found].join('\t'))
  try {
    mkdirSync(dirname(file), { recursive: true })
    // A site without packages may have nothing that tells git to leave the folder alone.
    writeFileSync(join(dirname(file), '.gitignore'), '*\n')
    writeFileSync(temporary, `${[head, ...lines].join('\n')}\n`)
    renameSync(temporary, file)
  } catch {
    // A read-only checkout, or a full disk, looks at its sources each time.
    rmSync(temporary, { force: true })
  }
}

/** Size and time of files, as a key: of what is built or installed, another version is another file. */
export function stampsOf(files: readonly string[]): string {
  const stamps = files.map((file) => {
    const stat = statSync(file, { throwIfNoEntry: false })
    return stat === undefined ? '' : `${stat.size}:${stat.mtimeMs}`
  })
  return stamps.join(' ')
}
