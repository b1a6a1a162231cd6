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
  readonly stat: Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs' | 'ino' | 'dev'>
}

/** Files as far as images need them. */
export interface Disk {
  look(path: string, isAllowed: (real: string) => boolean): Look
  /** Remembered while the file stays the same. */
  contentsOf(path: string, file: FoundFile): Contents
  forget(path?: string): void
}

export type DiskOptions = Inspection & { readonly cache?: ImageCache | undefined }

/** No camera or designer makes these; reading one whole would stall the build. */
const largestFile = 100 * 1024 * 1024

export function createDisk(options: DiskOptions): Disk {
  const memory = new Map<string, { stamp: string; contents: Contents }>()
  return {
    look,
    contentsOf: (path, file) => {
      const { size, mtimeMs, ctimeMs, ino, dev } = file.stat
      const stamp = [size, mtimeMs, ctimeMs, ino, dev].join(':')
      const known = memory.get(path)
      if (known?.stamp === stamp) return known.contents
      const contents = recall(path, file, options) ?? inspectFile(path, file, options)
      memory.set(path, { stamp, contents })
      return contents
    },
    forget: (path) => {
      if (path === undefined) memory.clear()
      else memory.delete(path)
    },
  }
}

/** The bytes again. The path is the real one, so that a link changed meanwhile leads nowhere else. */
export function readImage(real: string, key: string): Buffer {
  try {
    return readFileSync(real)
  } catch (error) {
    throw new AltTextError('IMAGE_UNREADABLE', wording(error), { place: { file: key }, cause: error })
  }
}

function look(path: string, isAllowed: (real: string) => boolean): Look {
  try {
    // Most places hold nothing, and an error with its stack costs more than the question.
    const own = lstatSync(path, { throwIfNoEntry: false })
    if (own === undefined) return { kind: 'nothing' }
    const resolved = realpathSync.native(path)
    // One text for both, not two that are equal.
    const real = resolved === path ? path : resolved
    if (!isAllowed(real)) return { kind: 'outside' }
    const stat = own.isSymbolicLink() ? statSync(real) : own
    const { size, mtimeMs, ctimeMs, ino, dev } = stat
    if (stat.isFile()) return { kind: 'file', real, stat: { size, mtimeMs, ctimeMs, ino, dev } }
    return { kind: 'blocked', message: `It is ${stat.isDirectory() ? 'a folder, not a' : 'not a regular'} file.` }
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL')) return { kind: 'nothing' }
    return { kind: 'blocked', message: wording(error) }
  }
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
