/** Media type given to a Git LFS pointer: the file is known by its hash, its pixels are not here. */
export const pointerType = 'application/vnd.git-lfs'

/** A pointer is at most 1,024 bytes: https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
const longestPointer = 1024
const opening = 'version https://git-lfs.github.com/spec/v1'

/** The SHA-256 (64 hex digits) of the file that a Git LFS pointer stands for; `undefined` for anything else. */
export function pointerOid(bytes: Uint8Array): string | undefined {
  if (bytes.length > longestPointer || bytes.length < opening.length) return undefined
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  if (!text.startsWith(opening)) return undefined
  return /^oid sha256:([0-9a-f]{64})\r?$/m.exec(text)?.[1]
}
