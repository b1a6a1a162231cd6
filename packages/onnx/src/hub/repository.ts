import { isHex, isSize } from '../lock/models-lock.ts'
import type { Answer, Connection } from './connection.ts'
import { fault } from './fault.ts'

/** What the hub says about one file: the hash of its bytes, or, where Git holds them itself, Git's name for them. */
export interface HubFile {
  readonly size: number
  readonly sha256?: string | undefined
  readonly git?: string | undefined
}

/** A model's repository as it stood at one commit. */
export interface Repository {
  readonly commit: string
  readonly files: ReadonlyMap<string, HubFile>
}

/** A list of files; a hundred kilobytes are many. */
const mostBytes = 16_000_000

/**
 * Asks what files a model has. `blobs=true` adds sizes and hashes:
 * https://huggingface.co/docs/hub/api
 * @param revision a branch, tag or commit
 * @throws {BackendError}
 */
export async function readRepository(
  connection: Connection,
  model: string,
  revision: string,
  signal: AbortSignal,
): Promise<Repository> {
  const address = connection.addressOf(`/api/models/${model}/revision/${encodeURIComponent(revision)}?blobs=true`)
  const what = `model ${model} at ${revision}`
  const answer = await connection.get(address, { what, signal })
  const raw = parse(await textOf(answer, what, signal)) as { sha?: unknown; siblings?: unknown } | null | undefined
  if (!isHex(raw?.sha, 40) || !Array.isArray(raw.siblings)) throw fault.wrongAnswer(answer.host, what)
  return { commit: raw.sha, files: new Map(raw.siblings.flatMap(fileOf)) }
}

/** One without a size or a hash is left out: it cannot be checked, so it is as good as absent. */
function fileOf(sibling: unknown): [string, HubFile][] {
  const { rfilename, size, blobId, lfs } = (sibling ?? {}) as Record<string, unknown>
  if (typeof rfilename !== 'string' || !isSize(size)) return []
  const sha256 = (lfs as { sha256?: unknown } | null | undefined)?.sha256
  if (isHex(sha256, 64)) return [[rfilename, { size, sha256 }]]
  return isHex(blobId, 40) && !lfs ? [[rfilename, { size, git: blobId }]] : []
}

async function textOf({ body, host }: Answer, what: string, signal: AbortSignal): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  try {
    for await (const chunk of body) {
      chunks.push(chunk as Buffer)
      bytes += (chunk as Buffer).length
      if (bytes > mostBytes) break
    }
  } catch (error) {
    signal.throwIfAborted()
    throw fault.network(error, host)
  }
  if (bytes > mostBytes) throw fault.wrongAnswer(host, what)
  return Buffer.concat(chunks).toString('utf8')
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // A sign-in page, a proxy's notice: told as an answer that no hub gives.
    return undefined
  }
}
