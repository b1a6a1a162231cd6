import type { Limits } from '../backend/contract.ts'
import { dimensionsOf } from './dimensions.ts'
import { isWhole } from './whole.ts'

/** The part of a backend's limits that concerns the picture. Without `where`, it is taken as local. */
export type ImageLimits = Pick<Limits, 'mediaTypes' | 'longestEdge' | 'bytes'> & Partial<Pick<Limits, 'where'>>

/** Whether a backend can have these bytes as they stand. Cheap questions first; pixels are never decoded. */
export async function isAccepted(bytes: Uint8Array, mediaType: string, limits: ImageLimits): Promise<boolean> {
  if (limits.mediaTypes === '*') return true
  if (!limits.mediaTypes.includes(mediaType) || bytes.length > (limits.bytes ?? Infinity)) return false
  if (!isWhole(bytes, mediaType)) return false
  if (limits.where === 'hosted' && carriesMetadata(bytes, mediaType)) return false
  return limits.longestEdge === undefined || isWithin(bytes, mediaType, limits.longestEdge)
}

async function isWithin(bytes: Uint8Array, mediaType: string, longestEdge: number): Promise<boolean> {
  if (mediaType === 'image/svg+xml') return true
  const size = await dimensionsOf(bytes)
  return size !== undefined && Math.max(size.width, size.height) <= longestEdge
}

/**
 * Whether the file may say where, when, by whom and with what it was taken. That is nobody's business who only has to
 * look at the picture, and such bytes do not leave the machine as they are. Searched for, not parsed: a false
 * alarm costs one re-encoding.
 */
export function carriesMetadata(bytes: Uint8Array, mediaType: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return (marks[mediaType] ?? []).some((mark) => buffer.includes(mark, 0, 'latin1'))
}

const exif = 'Exif\0\0'
const xmp = 'http://ns.adobe.com/xap/'
const marks: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': [exif, xmp, 'Photoshop 3.0\0'],
  'image/png': ['eXIf', 'XML:com.adobe.xmp', 'Raw profile type'],
  'image/webp': ['EXIF', 'XMP '],
  'image/gif': ['XMP DataXMP'],
  'image/avif': ['Exif', 'application/rdf+xml'],
  'image/heic': ['Exif', 'application/rdf+xml'],
  'image/tiff': [''],
}
