import { crc32, deflateSync } from 'node:zlib'

/** Puts metadata into files byte by byte, for the tests: image libraries write only some of it, and only in ASCII. */

/** A packet with properties in it, as Lightroom and exiftool write them. */
export function packet(properties: string): string {
  return (
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">' +
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""' +
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">' +
    `${properties}</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
  )
}

/** One property in several languages. */
export function property(name: string, words: Record<string, string>): string {
  const items = Object.entries(words).map(([language, text]) => `<rdf:li xml:lang="${language}">${text}</rdf:li>`)
  return `<${name}><rdf:Alt>${items.join('')}</rdf:Alt></${name}>`
}

export function withPngChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])
}

export const tEXt = (keyword: string, text: string, encoding: BufferEncoding = 'latin1'): Buffer =>
  chunk('tEXt', Buffer.concat([Buffer.from(`${keyword}\0`), Buffer.from(text, encoding)]))

export const zTXt = (keyword: string, text: string | Buffer): Buffer =>
  chunk('zTXt', Buffer.concat([Buffer.from(`${keyword}\0\0`), deflateSync(text)]))

export const iTXt = (keyword: string, text: string, language = '', packed = false): Buffer => {
  const head = Buffer.from(`${keyword}\0${packed ? '\u0001' : '\0'}\0${language}\0\0`, 'latin1')
  return chunk('iTXt', Buffer.concat([head, packed ? deflateSync(text) : Buffer.from(text)]))
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** IPTC-IIM caption, in UTF-8 as its 1:90 says. https://www.iptc.org/std/IIM/4.2/specification/IIMV4.2.pdf */
export function withIptcCaption(jpeg: Buffer, caption: string): Buffer {
  const record = (number: number, dataset: number, data: Buffer): Buffer =>
    Buffer.concat([Buffer.from([0x1c, number, dataset, data.length >> 8, data.length & 255]), data])
  const records = Buffer.concat([record(1, 90, Buffer.from('\u001b%G')), record(2, 120, Buffer.from(caption))])
  const even = records.length % 2 ? Buffer.concat([records, Buffer.alloc(1)]) : records
  const size = Buffer.alloc(4)
  size.writeUInt32BE(records.length)
  return withSegment(
    jpeg,
    0xed,
    Buffer.concat([Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0', 'latin1'), size, even]),
  )
}

/** EXIF with an ImageDescription of any bytes. */
export function withExifDescription(jpeg: Buffer, text: string): Buffer {
  const data = Buffer.from(`${text}\0`)
  const head = Buffer.from('4d4d002a000000080001010e0002000000000000001a00000000', 'hex')
  head.writeUInt32BE(data.length, 14)
  return withSegment(jpeg, 0xe1, Buffer.concat([Buffer.from('Exif\0\0'), head, data]))
}

function withSegment(jpeg: Buffer, marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255])
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)])
}
