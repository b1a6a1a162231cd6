import { AltTextError, messageOf } from '../error.ts'

/** An image that cannot be used, in words for the person who has to mend it. */
export function unreadable(
  why: string,
  details: { file?: string | undefined; fix?: string; cause?: unknown } = {},
): AltTextError {
  const { file, fix, cause } = details
  return new AltTextError('IMAGE_UNREADABLE', `The image ${why}.`, { place: file ? { file } : undefined, fix, cause })
}

/** What sharp and libvips throw, in plain words. https://github.com/libvips/libvips/tree/master/libvips/foreign */
export function undecodable(error: unknown, mediaType: string, file?: string): AltTextError {
  const message = messageOf(error)
  const why = reasons.find(([pattern]) => pattern.test(message))?.[1] ?? `cannot be decoded (${firstLine(message)})`
  const fix = why === unsupported ? `Save it as PNG, JPEG, WebP or AVIF; sharp cannot read ${mediaType}.` : undefined
  return unreadable(why, { file, cause: error, ...(fix ? { fix } : {}) })
}

const unsupported = 'is of a kind that sharp cannot decode'

const reasons: readonly (readonly [RegExp, string])[] = [
  [/pixel limit/i, 'has too many pixels to be decoded safely'],
  [
    /premature end|truncated|read error|unexpected end|end of file|not enough data|incomplete/i,
    'is damaged or cut short',
  ],
  [/timeout/i, 'takes too long to decode'],
  [/entity|xml parse|svgload|referenced elements|rendering failed/i, 'is an SVG that cannot be drawn'],
  [/unsupported image format|unsupported codec|no decoding plugin|not.{0,20}support/i, unsupported],
  [/Buffer is empty/i, 'is empty (0 bytes)'],
  // What is left of a read error when another thread has cleared libvips' one buffer for messages meanwhile.
  [/unable to write to target/i, 'is damaged or cut short'],
]

function firstLine(message: string): string {
  return (message.split('\n', 1)[0] ?? '').slice(0, 160)
}
