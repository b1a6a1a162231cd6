import type { ExpandedTags, load } from 'exifreader'
import type { Found, FoundIn } from './found.ts'
import { readPngText } from './png-text.ts'

type Load = typeof load

/** What JPEG, PNG, WebP, AVIF, HEIC and TIFF files say in XMP, IPTC, EXIF and PNG text. Throws on broken metadata. */
export async function readRaster(bytes: Buffer, mediaType: string): Promise<Found[]> {
  const { default: reader } = await import('exifreader')
  const tags = reader.load(bytes, { expanded: true })
  const texts = mediaType === 'image/png' ? readPngText(bytes) : []
  const packet = texts.find(({ keyword }) => keyword === 'XML:com.adobe.xmp')?.text
  const xmp = tags.xmp ?? (packet === undefined ? undefined : readPacket(reader.load, packet))
  return [
    ...alternatives('xmp-alt', xmp?.['AltTextAccessibility']),
    ...alternatives('xmp-description', xmp?.['description']),
    ...described('iptc', tags.iptc?.['Caption/Abstract']),
    ...described('exif', tags.exif?.ImageDescription),
    ...texts
      .filter(({ keyword }) => keyword.toLowerCase() === 'description')
      .map(({ text, language }): Found => ({ in: 'png-text', text, language })),
  ]
}

function readPacket(read: Load, packet: string): ExpandedTags['xmp'] {
  // The reader knows a bare packet by its first bytes.
  const start = packet.indexOf('<')
  return read(Buffer.from(packet.slice(Math.max(start, 0))), { expanded: true }).xmp
}

/** Each language apart: a tag's own `description` joins all of them with commas. */
function alternatives(where: FoundIn, tag: unknown): Found[] {
  const value = member(tag, 'value')
  if (!Array.isArray(value)) return typeof value === 'string' ? [{ in: where, text: value }] : []
  return value.flatMap((item: unknown) => {
    const text = member(item, 'value')
    if (typeof text !== 'string') return []
    const language = member(member(item, 'attributes'), 'lang')
    const isNamed = typeof language === 'string' && language !== '' && language.toLowerCase() !== 'x-default'
    return [{ in: where, text, language: isNamed ? language : undefined }]
  })
}

function described(where: FoundIn, tag: unknown): Found[] {
  const text = member(tag, 'description')
  return typeof text === 'string' ? [{ in: where, text }] : []
}

function member(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined
}
