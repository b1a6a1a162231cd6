import { BackendError, type CaptionRequest } from '@alt-text/core'

/** An image as it goes into a message. */
export interface Picture {
  readonly bytes: Buffer
  /** By its content. */
  readonly mediaType: string
}

/** How files of each kind begin; a dot is any byte. */
const BEGINNINGS: Readonly<Record<string, RegExp>> = {
  'image/png': /^\x89PNG\r\n/,
  'image/jpeg': /^\xff\xd8\xff/,
  'image/webp': /^RIFF[^]{4}WEBP/,
  'image/gif': /^GIF8[79]a/,
  'image/avif': /^[^]{4}ftypavi[fs]/,
}

/**
 * The bytes themselves, never a path or an address, and only if they are an image: nothing else leaves the machine.
 * @throws BackendError `BAD_INPUT`
 */
export async function pictureOf({ image }: Pick<CaptionRequest, 'image'>): Promise<Picture> {
  const bytes = await image.read()
  const head = bytes.toString('latin1', 0, 16)
  const found = Object.entries(BEGINNINGS).find(([, beginning]) => beginning.test(head))
  if (found) return { bytes, mediaType: found[0] }
  throw new BackendError('BAD_INPUT', `${image.key} is no PNG, JPEG, WebP, GIF or AVIF image, and was not sent`)
}
