import { pointerOid, pointerType } from './lfs.ts'
import { svgOpening } from './svg-opening.ts'

/** What a file is, by its content; endings lie. */
export type Probe =
  | { readonly kind: 'image'; readonly mediaType: string }
  /** A Git LFS pointer: the picture itself was not fetched. `oid` is its SHA-256. */
  | { readonly kind: 'pointer'; readonly mediaType: string; readonly oid: string }
  | { readonly kind: 'empty' }
  /** Readable text that is no SVG: an error page saved under an image's name. */
  | { readonly kind: 'text' }
  | { readonly kind: 'unknown' }

/** Reads at most the first 64 KiB; never throws. */
export function probeImage(bytes: Uint8Array): Probe {
  if (bytes.length === 0) return { kind: 'empty' }
  const mediaType = binaryType(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (mediaType) return { kind: 'image', mediaType }
  const oid = pointerOid(bytes)
  if (oid) return { kind: 'pointer', mediaType: pointerType, oid }
  if (svgOpening(bytes) >= 0) return { kind: 'image', mediaType: 'image/svg+xml' }
  return { kind: bytes.subarray(0, 1024).some(isControl) ? 'unknown' : 'text' }
}

/** `image/png`, `image/svg+xml`, or `application/vnd.git-lfs` for a pointer; `undefined` where it is no image. */
export function mediaTypeOf(bytes: Uint8Array): string | undefined {
  const probe = probeImage(bytes)
  return 'mediaType' in probe ? probe.mediaType : undefined
}

type Test = (bytes: Buffer) => boolean

const starts =
  (...head: number[]): Test =>
  (bytes) =>
    head.every((byte, index) => bytes[index] === byte)

const says = (text: string, at: number, bytes: Buffer): boolean =>
  bytes.toString('latin1', at, at + text.length) === text

const signatures: readonly (readonly [string, Test])[] = [
  ['image/png', starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', starts(0xff, 0xd8, 0xff)],
  ['image/gif', (bytes) => says('GIF87a', 0, bytes) || says('GIF89a', 0, bytes)],
  ['image/webp', (bytes) => says('RIFF', 0, bytes) && says('WEBP', 8, bytes)],
  ['image/avif', (bytes) => brands(bytes).some((brand) => brand === 'avif' || brand === 'avis')],
  ['image/heic', (bytes) => brands(bytes).some((brand) => /^he(?:[iv][cx]|i[ms]|v[ms])$/.test(brand))],
  ['image/heif', (bytes) => brands(bytes).some((brand) => brand === 'mif1' || brand === 'msf1')],
  ['image/tiff', starts(0x49, 0x49, 0x2a, 0)],
  ['image/tiff', starts(0x4d, 0x4d, 0, 0x2a)],
  ['image/tiff', starts(0x49, 0x49, 0x2b, 0)],
  ['image/jxl', starts(0xff, 0x0a)],
  ['image/jxl', starts(0, 0, 0, 0x0c, 0x4a, 0x58, 0x4c, 0x20)],
  ['image/bmp', isBitmap],
  ['image/x-icon', (bytes) => starts(0, 0, 1, 0)(bytes) && bytes.length > 5 && bytes.readUInt16LE(4) > 0],
]

function binaryType(bytes: Buffer): string | undefined {
  return signatures.find(([, test]) => test(bytes))?.[0]
}

/** Major and compatible brands of an ISO base media file: https://www.iso.org/standard/83102.html */
function brands(bytes: Buffer): string[] {
  if (!says('ftyp', 4, bytes) || bytes.length < 16) return []
  const end = Math.min(bytes.readUInt32BE(0), bytes.length, 256)
  const found = [bytes.toString('latin1', 8, 12)]
  for (let at = 16; at + 4 <= end; at += 4) found.push(bytes.toString('latin1', at, at + 4))
  return found
}

/** Two letters are too little: the reserved bytes and the header's length decide. */
function isBitmap(bytes: Buffer): boolean {
  if (!says('BM', 0, bytes) || bytes.length < 18 || bytes.readUInt32LE(6) !== 0) return false
  return [12, 40, 52, 56, 64, 108, 124].includes(bytes.readUInt32LE(14))
}

function isControl(byte: number): boolean {
  return byte < 32 && ![9, 10, 12, 13].includes(byte)
}
