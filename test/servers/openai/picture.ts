import { createHash } from 'node:crypto'
import sharp from 'sharp'

/** A picture that came in a message, decoded: what a model has seen. */
export interface SeenPicture {
  readonly format: string
  readonly width: number
  readonly height: number
  /** Mean of the red, green and blue of its pixels, rounded. */
  readonly colour: readonly number[]
  readonly mediaType: string
  /** SHA-256 of the bytes as they came, 12 digits. */
  readonly hash: string
  readonly bytes: number
}

/** Decodes a `data:` URL as vision servers do. Throws what such a server would answer with 400. */
export async function decodeDataUrl(url: unknown): Promise<SeenPicture> {
  const [, mediaType = '', base64 = ''] = /^data:([\w/+.-]+);base64,([\w+/]+=*)$/.exec(String(url)) ?? []
  if (base64 === '') throw new Error('invalid image_url: only data URLs with base64 are taken here')
  const bytes = Buffer.from(base64, 'base64')
  const image = sharp(bytes, { failOn: 'error' })
  const { format, width, height } = await image.metadata()
  const { channels } = await image.stats()
  if (mediaType !== `image/${format}`) throw new Error(`invalid image: ${mediaType} holds ${format}`)
  return {
    format,
    width,
    height,
    colour: channels.slice(0, 3).map(({ mean }) => Math.round(mean)),
    mediaType,
    hash: hashOf(bytes),
    bytes: bytes.length,
  }
}

/** A plain picture of one colour, really encoded. */
export async function paint(colour: string, format: 'png' | 'jpeg' | 'webp' = 'png', edge = 24): Promise<Buffer> {
  const image = sharp({ create: { width: edge, height: edge, channels: 3, background: colour } })
  return image.toFormat(format).toBuffer()
}

export function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12)
}
