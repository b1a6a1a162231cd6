import {
  closeSync,
  fstatSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { hasCode } from '@alt-text/core'

const NEWLINE = 10

/** Lines that have come since the last reading; `fresh` when they are the whole of another file. */
interface Reading {
  readonly lines: readonly string[]
  readonly fresh: boolean
}

/**
 * A file of lines that several processes append to and any of them may replace. Synchronous on purpose: a few records
 * per image, and nothing of this process comes between a check and the act that rests on it.
 */
export class JournalFile {
  readonly path: string
  #fd: number | undefined
  #offset = 0
  /** Settles when the flush under way has ended, well or badly. */
  #flushing: Promise<unknown> = Promise.resolve()
  #next: Promise<void> | undefined

  constructor(path: string) {
    this.path = path
  }

  read(): Reading {
    this.#follow()
    const fresh = this.#offset === 0
    if (this.#fd === undefined) return { lines: [], fresh }
    const length = fstatSync(this.#fd).size - this.#offset
    if (length <= 0) return { lines: [], fresh }
    const buffer = Buffer.alloc(length)
    const read = readSync(this.#fd, buffer, 0, length, this.#offset)
    // Half a line is another process's writing in progress; it is read when its end is there.
    const end = buffer.subarray(0, read).lastIndexOf(NEWLINE) + 1
    this.#offset += end
    const lines = buffer.toString('utf8', 0, end).split('\n')
    return { lines: lines.filter((line) => line !== ''), fresh }
  }

  /** Reads from the start again. */
  rewind(): void {
    this.#offset = 0
  }

  /** Appends in one write; it counts from now on, and is on the disk once `flush` says so. */
  append(line: string): void {
    this.#follow()
    const fd = this.#fd ?? this.#create()
    // A crash can leave half a line at the end: the leading line feed keeps it from swallowing this one.
    const bytes = Buffer.from(`\n${line}\n`)
    if (writeSync(fd, bytes) !== bytes.length)
      throw new Error(`${this.path} took only part of a line: is the disk full?`)
  }

  /** Returns when all that has been appended is on the disk. Who asks while one flush is under way shares the next. */
  flush(): Promise<void> {
    this.#next ??= this.#flushing.then(() => {
      const mine = this.#next as Promise<void>
      this.#next = undefined
      // Its failure is told to those who wait for it, and must not keep the next one from being tried.
      this.#flushing = mine.catch(() => {})
      // A file that has been replaced meanwhile was on the disk before it took its place.
      return this.#fd === undefined ? undefined : toDisk(this.#fd)
    })
    return this.#next
  }

  /** Writes other lines beside it; the result puts them in the place of all, or drops them. */
  prepare(lines: readonly string[], suffix: string): (replace: boolean) => void {
    const draft = `${this.path}.${suffix}`
    const fd = openSync(draft, 'wx')
    writeFileSync(fd, lines.map((line) => `${line}\n`).join(''))
    fsyncSync(fd)
    closeSync(fd)
    return (replace) => (replace ? renameSync(draft, this.path) : rmSync(draft))
  }

  close(): void {
    const fd = this.#fd
    // A flush may be under way on it.
    if (fd !== undefined) void this.#flushing.then(() => closeSync(fd))
    this.#fd = undefined
    this.#offset = 0
  }

  /** Opens the file that now stands at the path; another one than before is read from its start. */
  #follow(): void {
    const inode = inodeAt(this.path)
    // The open descriptor keeps its inode from being used again, so equal numbers mean the same file.
    if (this.#fd !== undefined && fstatSync(this.#fd, { bigint: true }).ino === inode) {
      if (fstatSync(this.#fd).size < this.#offset) this.#offset = 0
      return
    }
    this.close()
    if (inode !== undefined) this.#fd = openSync(this.path, 'a+')
  }

  #create(): number {
    mkdirSync(dirname(this.path), { recursive: true })
    this.#fd = openSync(this.path, 'a+')
    syncFolder(dirname(this.path))
    return this.#fd
  }
}

const toDisk = promisify(fsync)

function inodeAt(path: string): bigint | undefined {
  try {
    return statSync(path, { bigint: true }).ino
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined
    throw error
  }
}

/** A new file is only safe when its folder's entry is. */
function syncFolder(folder: string): void {
  try {
    const fd = openSync(folder, 'r')
    fsyncSync(fd)
    closeSync(fd)
  } catch (error) {
    // Windows opens no folders and needs none of this.
    if (!hasCode(error, 'EPERM', 'EISDIR', 'EACCES', 'EINVAL')) throw error
  }
}
