import { sha256 } from '../sha256.ts'
import { pointerOid } from './lfs.ts'

const digits = 32

/**
 * What identifies an image in the captions file: `sha256-` and 32 hex digits.
 * SVG is text, and Git may check it out with other line ends: hashed with CRLF as LF. A Git LFS pointer has the hash of
 * the file it stands for, so that a checkout without LFS recalls the same words.
 */
export function hashImage(bytes: Uint8Array, mediaType: string): string {
  const oid = pointerOid(bytes) ?? sha256(mediaType === 'image/svg+xml' ? withUnixLineEnds(bytes) : bytes)
  return `sha256-${oid.slice(0, digits)}`
}

function withUnixLineEnds(bytes: Uint8Array): Uint8Array {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (!buffer.includes('\r\n')) return buffer
  return Buffer.from(buffer.toString('latin1').replaceAll('\r\n', '\n'), 'latin1')
}
