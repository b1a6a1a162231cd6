import { messageOf } from '../error.ts'
import type { Backend, Caption, CaptionRequest } from './contract.ts'
import { choose, type Found, type FoundIn } from './embedded/found.ts'
import { isJunk } from './embedded/junk.ts'

export interface EmbeddedOptions {
  /**
   * BCP 47 language of words whose file does not name one. Without it they serve for every language asked for.
   * @default undefined
   */
  readonly language?: string | undefined
}

/** Most trusted first. */
const order: readonly FoundIn[] = ['xmp-alt', 'xmp-description', 'iptc', 'exif', 'png-text', 'svg-title', 'svg-desc']

/**
 * Words that are already in the file: IPTC/XMP `AltTextAccessibility` as it stands, else a description in XMP, IPTC,
 * EXIF or PNG text, else an SVG's title or description, unless it is junk. Asks nobody, costs nothing.
 */
export function embedded(options: EmbeddedOptions = {}): Backend {
  return {
    name: 'embedded',
    limits: {
      where: 'local',
      mediaTypes: '*',
      concurrency: 4,
      languages: '*',
      context: false,
      deterministic: true,
    },
    caption: async (request) => {
      try {
        return pick(await read(request), request, options.language)
      } catch (error) {
        // Metadata is written by anyone: a file that cannot be read says nothing, and the next backend is asked.
        return { kind: 'refused', reason: `Its metadata cannot be read (${messageOf(error).slice(0, 120)}).` }
      }
    },
  }
}

async function read({ image }: CaptionRequest): Promise<Found[]> {
  const bytes = await image.read()
  if (image.mediaType === 'image/svg+xml') return (await import('./embedded/svg.ts')).readSvg(bytes)
  return (await import('./embedded/raster.ts')).readRaster(bytes, image.mediaType)
}

function pick(found: readonly Found[], { image, language }: CaptionRequest, assumed: string | undefined): Caption {
  const usable = found.filter((one) => one.text.trim() !== '' && (one.in === 'xmp-alt' || !isJunk(one.text, image.key)))
  for (const place of order) {
    const words = choose(
      usable.filter((one) => one.in === place),
      language,
      assumed,
    )
    if (words) return { kind: 'words', text: words.text.trim(), language: words.language, by: `embedded:${place}` }
  }
  return { kind: 'refused', reason: reasonFor(found, usable) }
}

function reasonFor(found: readonly Found[], usable: readonly Found[]): string {
  if (usable.length > 0) return 'The file describes itself in another language.'
  return found.length > 0
    ? 'All the file says about itself is a program’s or a camera’s name.'
    : 'The file says nothing about itself.'
}
