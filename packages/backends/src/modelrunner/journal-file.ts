import {
  closeSync,
  fstatSync,
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

  /** Appends in one write, and returns when it is on the disk. */
  append(line: string): void {
    this.#follow()
    const fd = this.#fd ?? this.#create()
    // A crash can leave half a line at the end: the leading line feed keeps it from swallowing this one.
    const bytes = Buffer.from(`\n${line}\n`)
    if (writeSync(fd, bytes) !== bytes.length)
      throw new Error(`${this.path} took only part of a line: is the disk full?`)
    fsyncSync(fd)
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
    if (this.#fd !== undefined) closeSync(this.#fd)
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
