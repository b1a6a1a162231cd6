import { AltTextError } from './error.ts'
import { prepareImage } from './image/index.ts'
import type { ImageFile } from './image.ts'

const limits = { mediaTypes: ['image/png', 'image/jpeg'], longestEdge: 192, bytes: 16_000 }
/** Without sharp a picture goes in as it is, if it is small and what every browser shows. */
const asIs = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

/** A small picture of an image as a `data:` address; `undefined` where it cannot be decoded. */
export async function thumbnailOf(image: ImageFile): Promise<string | undefined> {
  try {
    const bytes = image.read()
    try {
      const small = await prepareImage(bytes, image.mediaType, limits, image.key)
      return address(small.mediaType, small.bytes)
    } catch (error) {
      if (!(error instanceof AltTextError)) throw error
      const fits = error.code === 'PEER_MISSING' && asIs.has(image.mediaType) && bytes.length <= limits.bytes * 2
      return fits ? address(image.mediaType, bytes) : undefined
    }
  } catch {
    // Gone or damaged since it was looked at: the report says what is wrong with it, and only shows no picture.
    return undefined
  }
}

function address(mediaType: string, bytes: Buffer): string {
  return `data:${mediaType};base64,${bytes.toString('base64')}`
}
