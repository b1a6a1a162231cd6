import { inflateSync } from 'node:zlib'

export interface PngText {
  readonly keyword: string
  /** BCP 47; iTXt only. */
  readonly language?: string | undefined
  readonly text: string
}

/** A text that unpacks to more than this is an attack. */
const longest = 1_000_000
const most = 64

/**
 * The text chunks of a PNG, compressed ones too. An own reader, because libraries unpack without a bound, and
 * do not look into zTXt, where libvips writes XMP. https://www.w3.org/TR/png-3/#11textinfo
 */
export function readPngText(bytes: Buffer): PngText[] {
  const found: PngText[] = []
  for (let at = 8; at + 12 <= bytes.length && found.length < most;) {
    const length = bytes.readUInt32BE(at)
    const read = readers[bytes.toString('latin1', at + 4, at + 8)]
    const text = read?.(bytes.subarray(at + 8, at + 8 + length))
    if (text) found.push(text)
    at += 12 + length
  }
  return found
}

const readers: Readonly<Record<string, (data: Buffer) => PngText | undefined>> = {
  tEXt: (data) => {
    const end = data.indexOf(0)
    return end < 1 ? undefined : { keyword: data.toString('latin1', 0, end), text: lenient(data.subarray(end + 1)) }
  },
  zTXt: (data) => {
    const end = data.indexOf(0)
    const text = end < 1 ? undefined : unpack(data.subarray(end + 2))
    return text && { keyword: data.toString('latin1', 0, end), text: lenient(text) }
  },
  iTXt: (data) => {
    const end = data.indexOf(0)
    const language = data.indexOf(0, end + 3)
    const translated = data.indexOf(0, language + 1)
    if (end < 1 || language < 0 || translated < 0) return undefined
    const packed = data.subarray(translated + 1)
    const text = data[end + 1] === 1 ? unpack(packed) : packed
    const tag = data.toString('latin1', end + 3, language)
    return text && { keyword: data.toString('latin1', 0, end), language: tag || undefined, text: text.toString('utf8') }
  },
}

function unpack(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: longest })
  } catch {
    // Damaged, or too large to be words: as if it were not there, and the other chunks still count.
    return undefined
  }
}

/** Latin-1 by the standard; many tools write UTF-8 all the same, and Latin-1 hardly ever looks like it. */
function lenient(data: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(data)
  } catch {
    // Not UTF-8, so it is what the standard says.
    return data.toString('latin1')
  }
}
