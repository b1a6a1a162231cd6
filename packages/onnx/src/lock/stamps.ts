import { randomUUID } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Digest, digestOf } from './digest.ts'

/** What a file was when it was last read through: `size mtime ctime inode`. No tool sets the second time back. */
type Entry = readonly [stamp: string, digest: Digest]

/**
 * Remembers the hashes of a machine's model files, so that hundreds of megabytes are read through once and not at
 * every start. It lies in the project's cache, where it may be deleted at any time; forgetting costs time only.
 */
export class Stamps {
  readonly #file: string
  readonly #entries: Map<string, Entry>
  #changed = false

  /** @param root the project's, absolute */
  constructor(root: string) {
    this.#file = join(root, 'node_modules/.cache/alt-text/models.json')
    this.#entries = readEntries(this.#file)
  }

  /** The file's digest, read only where the file is another than it was. */
  async digestOf(path: string): Promise<Digest> {
    const stamp = stampOf(path)
    const [known, digest] = this.#entries.get(path) ?? []
    if (known === stamp && digest !== undefined) return digest
    const read = await digestOf(path)
    this.#entries.set(path, [stamp, read])
    this.#changed = true
    return read
  }

  /** Of a file that was just read through and put there. */
  adopt(path: string, digest: Digest): void {
    this.#entries.set(path, [stampOf(path), digest])
    this.#changed = true
  }

  save(): void {
    if (!this.#changed) return
    const temporary = `${this.#file}.${randomUUID()}.tmp`
    try {
      mkdirSync(dirname(this.#file), { recursive: true })
      writeFileSync(temporary, JSON.stringify([...this.#entries]))
      renameSync(temporary, this.#file)
      this.#changed = false
    } catch {
      // A folder that cannot be written: the files are read through again next time.
      rmSync(temporary, { force: true })
    }
  }
}

function stampOf(path: string): string {
  const { size, mtimeMs, ctimeMs, ino } = statSync(path)
  return `${size} ${mtimeMs} ${ctimeMs} ${ino}`
}

function readEntries(file: string): Map<string, Entry> {
  try {
    return new Map(JSON.parse(readFileSync(file, 'utf8')) as [string, Entry][])
  } catch {
    // Not there yet, or damaged: every file is read through again.
    return new Map()
  }
}
