import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'

export interface Digest {
  readonly size: number
  readonly sha256: string
  /** The name that Git gives these bytes: SHA-1 over a short head and them. */
  readonly git: string
}

/** One update of the hash holds the thread for about a millisecond. */
const chunkBytes = 512 * 1024

/** Reads a file through, without holding it in memory. */
export async function digestOf(path: string): Promise<Digest> {
  const { size } = await stat(path)
  const sha256 = createHash('sha256')
  const git = createHash('sha1').update(`blob ${size}\0`)
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes })) {
    sha256.update(chunk as Buffer)
    git.update(chunk as Buffer)
  }
  return { size, sha256: sha256.digest('hex'), git: git.digest('hex') }
}
