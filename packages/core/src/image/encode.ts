import type { Metadata } from 'sharp'
import type { ImageLimits } from './accept.ts'
import type { Decoded } from './decode.ts'
import { unreadable } from './unreadable.ts'

export interface PreparedImage {
  readonly bytes: Buffer
  readonly mediaType: string
}

type Target = 'image/png' | 'image/jpeg'

/** Below this many pixels a PNG costs nothing, and JPEG's blur would be most of the picture. */
const smallPixels = 65_536
/** A PNG above this is a photograph in disguise. */
const largestPng = 1_500_000
const quality = 85
const smallestEdge = 64

/** Writes PNG or JPEG, whichever suits the picture and the backend, smaller and smaller until it fits. */
export async function encode(
  decoded: Decoded,
  longestEdge: number,
  limits: ImageLimits,
  file?: string,
): Promise<PreparedImage> {
  const bound = limits.bytes ?? Infinity
  const order = targets(decoded.source, limits)
  if (order.length === 0)
    throw unreadable(`would have to be sent as ${String(limits.mediaTypes)}, which is not made here`, { file })
  for (const target of order) {
    const image = await write(decoded, target, longestEdge)
    const most = target === 'image/png' && order.includes('image/jpeg') ? Math.min(bound, largestPng) : bound
    if (image.bytes.length <= most) return image
  }
  const last: Target = order.includes('image/jpeg') ? 'image/jpeg' : 'image/png'
  for (let edge = longestEdge * 0.7; edge >= smallestEdge; edge *= 0.7) {
    const image = await write(decoded, last, Math.round(edge))
    if (image.bytes.length <= bound) return image
  }
  throw unreadable(`cannot be made smaller than the ${bound} bytes that the backend takes`, { file })
}

/** What to try, best first. Empty: the backend takes neither. */
function targets(source: Metadata, limits: ImageLimits): Target[] {
  const preferred: Target[] = isGraphic(source) ? ['image/png', 'image/jpeg'] : ['image/jpeg', 'image/png']
  return preferred.filter((target) => accepts(limits, target))
}

function accepts(limits: ImageLimits, target: Target): boolean {
  return limits.mediaTypes === '*' || limits.mediaTypes.includes(target)
}

/** Drawn rather than photographed, as far as the header tells. */
function isGraphic(source: Metadata): boolean {
  const pixels = source.width * (source.pageHeight ?? source.height)
  return ['svg', 'gif', 'png'].includes(source.format) || source.hasAlpha || pixels <= smallPixels
}

async function write({ pipeline }: Decoded, target: Target, edge: number): Promise<PreparedImage> {
  const sized = pipeline.clone().resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
  const written = target === 'image/png' ? sized.png() : sized.jpeg({ quality })
  return { bytes: await written.toBuffer(), mediaType: target }
}
