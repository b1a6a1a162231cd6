import { lstatSync, readFileSync, realpathSync, statSync, type Stats } from 'node:fs'
import { AltTextError, hasCode, messageOf } from '../error.ts'
import { type Contents, type ImageCache, inspect, type Inspection, notAnImage } from './contents.ts'

/** What stands at a path. */
export type Look =
  | { readonly kind: 'nothing' }
  /** Symbolic links lead to where nothing may be looked at. */
  | { readonly kind: 'outside' }
  /** Something, but no regular file that can be read. */
  | { readonly kind: 'blocked'; readonly message: string }
  | FoundFile

export interface FoundFile {
  readonly kind: 'file'
  /** Without symbolic links. */
  readonly real: string
  /** Not the whole of `Stats`, which weighs a kilobyte and would be kept for each image of a site. */
  readonly stat: FoundStat
}

type FoundStat = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino' | 'dev'>

/** Files as far as images need them. */
export interface Disk {
  look(path: string, isAllowed: (real: string) => boolean): Look
  /** Remembered while the file stays the same. */
  contentsOf(path: string, file: FoundFile): Contents
  forget(path?: string): void
}

export type DiskOptions = Inspection & {
  readonly cache?: ImageCache | undefined
  /** Nothing changes meanwhile: each place is looked at once. @default false */
  readonly still?: boolean | undefined
}

/** No camera or designer makes these; reading one whole would stall the build. */
const largestFile = 100 * 1024 * 1024

export function createDisk(options: DiskOptions): Disk {
  const known = new Map<string, { stat: FoundStat; contents: Contents }>()
  const places = new Map<string, Standing>()
  const standingAt = (path: string): Standing => {
    let standing = places.get(path)
    if (standing === undefined) {
      standing = stand(path)
      if (options.still) places.set(path, standing)
    }
    return standing
  }
  return {
    look: (path, isAllowed) => {
      const standing = standingAt(path)
      if (standing.kind !== 'something') return standing
      if (!isAllowed(standing.real)) return { kind: 'outside' }
      return standing.own ?? behindLink(standing.real)
    },
    contentsOf: (path, file) => {
      const before = known.get(path)
      if (before !== undefined && isSame(before.stat, file.stat)) return before.contents
      const contents = recall(path, file, options) ?? inspectFile(path, file, options)
      known.set(path, { stat: file.stat, contents })
      return contents
    },
    forget: (path) => {
      if (path === undefined) known.clear()
      else known.delete(path)
      // A link on its way may have changed.
      places.clear()
    },
  }
}

function isSame(one: FoundStat, other: FoundStat): boolean {
  if (one === other) return true
  const { size, mtimeMs, ctimeMs, ino, dev } = one
  return (
    size === other.size &&
    mtimeMs === other.mtimeMs &&
    ctimeMs === other.ctimeMs &&
    ino === other.ino &&
    dev === other.dev
  )
}

/** The bytes again. The path is the real one, so that a link changed meanwhile leads nowhere else. */
export function readImage(real: string, key: string): Buffer {
  try {
    return readFileSync(real)
  } catch (error) {
    throw new AltTextError('IMAGE_UNREADABLE', wording(error), { place: { file: key }, cause: error })
  }
}

/** What stands at a path, before it is known whether one may look at it. */
type Standing =
  | Extract<Look, { kind: 'nothing' | 'blocked' }>
  /** `own`: what it is itself; absent for a symbolic link. */
  | { readonly kind: 'something'; readonly real: string; readonly own: Look | undefined }

function stand(path: string): Standing {
  try {
    // Most places hold nothing, and an error with its stack costs more than the question.
    const own = lstatSync(path, { throwIfNoEntry: false })
    if (own === undefined) return { kind: 'nothing' }
    const resolved = realpathSync.native(path)
    // One text for both, not two that are equal.
    const real = resolved === path ? path : resolved
    return { kind: 'something', real, own: own.isSymbolicLink() ? undefined : lookOf(real, own) }
  } catch (error) {
    return failed(error)
  }
}

function behindLink(real: string): Look {
  try {
    return lookOf(real, statSync(real))
  } catch (error) {
    return failed(error)
  }
}

function lookOf(real: string, stat: Stats): Look {
  const { size, mtimeMs, ctimeMs, ino, dev } = stat
  if (stat.isFile()) return { kind: 'file', real, stat: { size, mtimeMs, ctimeMs, ino, dev } }
  return { kind: 'blocked', message: `It is ${stat.isDirectory() ? 'a folder, not a' : 'not a regular'} file.` }
}

function failed(error: unknown): Extract<Look, { kind: 'nothing' | 'blocked' }> {
  if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL')) return { kind: 'nothing' }
  return { kind: 'blocked', message: wording(error) }
}

function recall(path: string, { stat }: FoundFile, { cache }: DiskOptions): Contents | undefined {
  const known = cache?.get(path, stat)
  if (known === undefined) return undefined
  const { hash, mediaType } = known
  return mediaType === undefined ? { kind: 'unreadable', message: notAnImage } : { kind: 'image', hash, mediaType }
}

function inspectFile(path: string, { real, stat }: FoundFile, options: DiskOptions): Contents {
  if (stat.size > largestFile) {
    return { kind: 'unreadable', message: `The file is larger than ${largestFile / 1024 / 1024} MiB.` }
  }
  try {
    const contents = inspect(readFileSync(real), options)
    if (contents.kind === 'image')
      options.cache?.set(path, stat, { hash: contents.hash, mediaType: contents.mediaType })
    return contents
  } catch (error) {
    return { kind: 'unreadable', message: wording(error) }
  }
}

function wording(error: unknown): string {
  if (hasCode(error, 'EACCES', 'EPERM')) return 'There is no permission to read it.'
  if (hasCode(error, 'ENOENT')) return 'It was there, and is gone.'
  if (hasCode(error, 'ELOOP')) return 'Its symbolic links lead round in a circle.'
  return `It cannot be read (${messageOf(error)}).`
}
