import { isUtf8 } from 'node:buffer'
import * as fs from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { hasCode } from '../error.ts'

/** What stands on disk; `text` is absent where there is no file. */
export interface Content {
  readonly text?: string | undefined
  /** Differs after every replacement. */
  readonly stamp: string
  /** Permission bits. */
  readonly mode?: number | undefined
}

/** Where bytes are no UTF-8: read leniently, they would be written back as replacement characters. */
export class NotUtf8 extends Error {
  override readonly name = 'NotUtf8'
}

export function readContent(path: string): Content {
  let fd: number
  try {
    fd = fs.openSync(path, 'r')
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return { stamp: none }
    throw error
  }
  try {
    const stats = fs.fstatSync(fd, { bigint: true })
    const bytes = fs.readFileSync(fd)
    if (!isUtf8(bytes)) throw new NotUtf8('It is not UTF-8.')
    return { text: bytes.toString('utf8'), stamp: stampOf(stats), mode: Number(stats.mode & 0o777n) }
  } finally {
    fs.closeSync(fd)
  }
}

/** What stands at a path may be known already by its stamp: what was read or put there. */
export function stampAt(path: string): string {
  const stats = fs.statSync(path, { bigint: true, throwIfNoEntry: false })
  return stats ? stampOf(stats) : none
}

/**
 * Puts a text in the place of what was read, whole or not at all, and keeps its permissions. Gives its stamp, or
 * `undefined` when that could not be, because the file has changed since it was read (editors take no locks) or is open
 * elsewhere (Windows): read it again. Call it under the lock.
 */
export function replaceContent(
  path: string,
  pieces: Iterable<string>,
  read: Pick<Content, 'stamp' | 'mode'>,
): string | undefined {
  const target = realPath(path)
  sweepTemporaries(target)
  const temporary = join(dirname(target), `${prefixOf(target)}${crypto.randomUUID()}${ending}`)
  try {
    const stamp = writeThrough(temporary, pieces, read.mode)
    return stampAt(target) === read.stamp && rename(temporary, target) ? stamp : undefined
  } finally {
    fs.rmSync(temporary, { force: true })
  }
}

const none = 'none'
const ending = '.tmp'
const blockLength = 64 * 1024
/** A writer needs milliseconds, and its lock outlives a killed one by 5 s: what is this old is an orphan. */
const orphanAgeMs = 2000

function sweepTemporaries(target: string): void {
  const folder = dirname(target)
  for (const name of fs.readdirSync(folder)) {
    if (!name.startsWith(prefixOf(target)) || !name.endsWith(ending)) continue
    const path = join(folder, name)
    const stats = fs.statSync(path, { throwIfNoEntry: false })
    if (stats && Date.now() - stats.mtimeMs > orphanAgeMs) fs.rmSync(path, { force: true })
  }
}

function prefixOf(target: string): string {
  return `.${basename(target)}.`
}

/** Down to the disk before the rename, or a power cut may leave the new name with nothing in it. */
function writeThrough(path: string, pieces: Iterable<string>, mode: number | undefined): string {
  const fd = fs.openSync(path, 'wx')
  try {
    if (mode !== undefined) fs.fchmodSync(fd, mode)
    for (const block of blocksOf(pieces)) fs.writeFileSync(fd, block)
    fs.fsyncSync(fd)
    return stampOf(fs.fstatSync(fd, { bigint: true }))
  } finally {
    fs.closeSync(fd)
  }
}

/** As many pieces at a time as make a write worth its while. */
function* blocksOf(pieces: Iterable<string>): Generator<string> {
  let block = ''
  for (const piece of pieces) {
    block += piece
    if (block.length < blockLength) continue
    yield block
    block = ''
  }
  yield block
}

function rename(from: string, to: string): boolean {
  try {
    fs.renameSync(from, to)
    return true
  } catch (error) {
    // Nothing is lost: the caller still has the changes, and reads and writes again.
    if (hasCode(error, 'EPERM', 'EACCES', 'EBUSY', 'ENOENT')) return false
    throw error
  }
}

/** A link to the file stays one; what is not there yet is where it is named. */
function realPath(path: string): string {
  try {
    return fs.realpathSync(path)
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return path
    throw error
  }
}

function stampOf({ ino, mtimeNs, size }: fs.BigIntStats): string {
  return `${ino}:${mtimeNs}:${size}`
}
