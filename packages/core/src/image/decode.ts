import type { Metadata, Sharp as Pipeline } from 'sharp'
import type { Sharp } from './sharp.ts'
import { unreadable } from './unreadable.ts'

/** Formats that are decoded strip by strip: memory depends on the width of the picture, not on its area. */
const streamed: ReadonlySet<string> = new Set(['jpeg', 'png', 'tiff'])
const streamedPixels = 268_402_689
/** Decoded as a whole: 50 million pixels are about 200 MB. */
const wholePixels = 50_000_000
const seconds = 30
/** Vectors have no size of their own that means anything to a model. */
const vectorEdge = 1024

export interface Decoded {
  /** First page, upright, on white, sRGB; nothing is computed yet. */
  readonly pipeline: Pipeline
  readonly source: Metadata
}

/** Opens hostile bytes under limits. Only the header is read here; the rest happens when the pipeline is written out. */
export async function decode(sharp: Sharp, bytes: Buffer, longestEdge: number, file?: string): Promise<Decoded> {
  const header: Header = async (density) => sharp(bytes, { limitInputPixels: false, ...density }).metadata()
  const asItIs = await header({})
  const isVector = asItIs.format === 'svg'
  const density = isVector ? await densityFor(header, asItIs, Math.min(longestEdge, vectorEdge)) : {}
  const source = isVector ? await header(density) : asItIs
  const limit = streamed.has(source.format) && !source.isProgressive ? streamedPixels : wholePixels
  if (source.width * (source.pageHeight ?? source.height) > limit) throw tooManyPixels(source, file)
  // The first page only, which is sharp's default. Always from bytes, never from a path: an SVG opened by path may read other files beside it.
  const pipeline = sharp(bytes, {
    limitInputPixels: limit,
    sequentialRead: true,
    failOn: 'error',

    ...density,
  })
    .timeout({ seconds })
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
  return { pipeline, source }
}

interface Density {
  readonly density?: number
}
type Header = (density: Density) => Promise<Metadata>

/**
 * So that an SVG is drawn at the size wanted, instead of drawn at its own (12,000 pixels are 1.6 GB) and scaled.
 * Pixels grow with the density, millimetres and points with its square: the second step finds out which.
 */
async function densityFor(header: Header, source: Metadata, edge: number): Promise<Density> {
  const longest = Math.max(source.width, source.height)
  const density = clamp((72 * edge) / longest)
  const { width, height } = await header({ density })
  const power = Math.log(Math.max(width, height) / longest) / Math.log(density / 72)
  return { density: Number.isFinite(power) && power > 1.5 ? clamp(72 * (edge / longest) ** (1 / power)) : density }
}

/** What sharp takes. */
function clamp(density: number): number {
  return Math.min(100_000, Math.max(1, density))
}

function tooManyPixels({ width, height }: Metadata, file?: string): Error {
  return unreadable(`has too many pixels to be decoded safely (${width} × ${height})`, {
    file,
    fix: 'Make it smaller, or give it a text alternative by hand.',
  })
}
