import type Sharp from 'sharp'
import type { Sharp as Picture } from 'sharp'
import type { Size } from '../model/preprocessor.ts'

/** Red, green, blue, eight bits each. */
export interface Pixels {
  readonly data: Uint8Array
  readonly width: number
  readonly height: number
}

/** More than any screen or camera asks for; a bomb of a few kilobytes has hundreds of millions. */
const mostPixels = 50_000_000

/** Seconds. Real pictures under the limit above take one or two. */
const patience = 30

/**
 * Decodes an image, which may be hostile, into a model's size: the first page, upright, on white.
 * From bytes and never from a path, because libvips follows links in an SVG that it opens by its path.
 * @throws {Error} where it cannot be decoded, in plain words
 */
export async function decode(sharp: typeof Sharp, bytes: Uint8Array, size: Size): Promise<Pixels> {
  if (bytes.length === 0) throw new Error('The file is empty.')
  try {
    const picture = await open(sharp, bytes, size)
    const { data } = await picture
      .rotate()
      .toColourspace('srgb')
      .flatten({ background: '#fff' })
      .resize(size.width, size.height, { fit: 'fill', kernel: 'cubic' })
      .removeAlpha()
      .raw()
      .timeout({ seconds: patience })
      .toBuffer({ resolveWithObject: true })
    return { data: new Uint8Array(data), ...size }
  } catch (error) {
    throw new Error(inPlainWords(error instanceof Error ? error.message : String(error)), { cause: error })
  }
}

const limits = { limitInputPixels: mostPixels, failOn: 'error', pages: 1, sequentialRead: true } as const

async function open(sharp: typeof Sharp, bytes: Uint8Array, size: Size): Promise<Picture> {
  if (isRaster(bytes)) return sharp(bytes, limits)
  const { format, width, height, density = 72 } = await sharp(bytes, { ...limits, limitInputPixels: false }).metadata()
  if (format !== 'svg') return sharp(bytes, limits)
  // Drawn before it is resized: in one go, sharp blows a divider of 1440 by 30 up until its short edge fits.
  const { data, info } = await sharp(bytes, { ...limits, density: drawnDensity({ width, height }, density, size) })
    .raw()
    .timeout({ seconds: patience })
    .toBuffer({ resolveWithObject: true })
  return sharp(data, { raw: { width: info.width, height: info.height, channels: info.channels } })
}

/** PNG, JPEG, GIF, WebP. */
const rasterMarks = ['\x89PNG', '\xFF\xD8\xFF', 'GIF8', 'RIFF']

/** By its first bytes, in which no drawing begins: asking libvips costs a tenth of a small picture's decoding. */
function isRaster(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 4))
  return rasterMarks.some((mark) => start.startsWith(mark))
}

/** A vector has no pixels of its own: it is drawn at about the model's size, no huge canvas and no enlarged icon. */
function drawnDensity({ width, height }: Size, density: number, size: Size): number {
  const edge = Math.max(size.width, size.height)
  const short = edge / Math.min(width, height)
  const long = (8 * edge) / Math.max(width, height)
  const visible = 1 / Math.min(width, height)
  return Math.min(Math.max(density * Math.max(Math.min(short, long), visible), 1), 100_000)
}

function inPlainWords(message: string): string {
  if (/pixel limit/i.test(message)) return `It has more than ${mostPixels / 1e6} million pixels.`
  if (/unsupported image format/i.test(message)) return 'It is not an image of a kind that can be read.'
  if (/timeout/i.test(message)) return `It could not be decoded within ${patience} seconds.`
  const line = message.split('\n').find((part) => part.trim() !== '') ?? ''
  return `It is damaged and cannot be decoded (${line.trim()}).`
}
