import { createHash } from 'node:crypto'

/** A file as the hub keeps it. */
export interface Stored {
  readonly bytes: Buffer
  /** SHA-256, where it is kept beside Git, as everything large is. */
  readonly lfs: string | undefined
  /** Git's name: of the bytes, or of the pointer that stands for them. */
  readonly git: string
}

/** By path. */
export type Files = ReadonlyMap<string, Stored>

/** A repository: what each commit holds, and where its branches point. */
export interface Repository {
  readonly commits: Map<string, Files>
  readonly branches: Map<string, string>
  /** Given out only to this token. */
  readonly token: string | undefined
}

export function store(path: string, bytes: Buffer): Stored {
  if (!path.endsWith('.onnx')) return { bytes, lfs: undefined, git: gitName(bytes) }
  const lfs = createHash('sha256').update(bytes).digest('hex')
  const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${lfs}\nsize ${bytes.length}\n`
  return { bytes, lfs, git: gitName(Buffer.from(pointer)) }
}

/** Forty hex digits that follow from what is stored. */
export function commitOf(files: Files): string {
  const hash = createHash('sha1')
  for (const [path, { git }] of files) hash.update(`${path} ${git}\n`)
  return hash.digest('hex')
}

/** What `/api/models/…?blobs=true` says. */
export function describe(model: string, commit: string, files: Files): object {
  const siblings = [...files].map(([rfilename, { bytes, lfs, git }]) => ({
    rfilename,
    blobId: git,
    size: bytes.length,
    ...(lfs === undefined ? {} : { lfs: { sha256: lfs, size: bytes.length, pointerSize: 134 } }),
  }))
  return { _id: '0', id: model, modelId: model, sha: commit, gated: false, siblings }
}

function gitName(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex')
}
