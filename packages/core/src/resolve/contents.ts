import type { Stats } from 'node:fs'

/** What tells images from other files; comes in as arguments. */
export interface Inspection {
  /** The media type by content; `undefined` where it is no image. */
  readonly identify: (bytes: Buffer) => string | undefined
  /** `sha256-` and 32 hex digits. */
  readonly hash: (bytes: Buffer, mediaType: string) => string
}

export type FileStat = Pick<Stats, 'size' | 'mtimeMs' | 'ctimeMs'>

/** What was found out about a file before. By absolute path. */
export interface ImageCache {
  get(path: string, stat: FileStat): KnownFile | undefined
  set(path: string, stat: FileStat, known: KnownFile): void
}

interface KnownFile {
  readonly hash: string
  /** Absent: the bytes are no image. */
  readonly mediaType?: string | undefined
}

/** What stands in a file. */
export type Contents =
  | { readonly kind: 'image'; readonly hash: string; readonly mediaType: string }
  | { readonly kind: 'unreadable'; readonly message: string }

export const notAnImage = 'The file is not an image by its content, whatever its name says.'

/** Identifies and hashes; keeps nothing of the bytes. */
export function inspect(bytes: Buffer, { identify, hash }: Inspection): Contents {
  if (bytes.length === 0) return { kind: 'unreadable', message: 'The file is empty (0 bytes).' }
  const mediaType = identify(bytes)
  if (mediaType === undefined) {
    return { kind: 'unreadable', message: isText(bytes) ? 'The file holds text, not an image.' : notAnImage }
  }
  return { kind: 'image', hash: hash(bytes, mediaType), mediaType }
}

/** No control characters, and an opening that text in any common encoding has. */
function isText(bytes: Buffer): boolean {
  if ((bytes[0] as number) >= 0x80) return false
  return !bytes.subarray(0, 1024).some((byte) => byte < 9 || (byte > 13 && byte < 32))
}
