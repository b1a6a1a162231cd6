/**
 * False where a PNG, JPEG, GIF or WebP file seems to end too early: it must not be sent to a service that charges for it.
 * Such a file is decoded, which tells for sure. Other types are taken as whole.
 */
export function isWhole(bytes: Uint8Array, mediaType: string): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return tests[mediaType]?.(buffer) ?? true
}

const tests: Readonly<Record<string, (bytes: Buffer) => boolean>> = {
  'image/png': (bytes) => bytes.lastIndexOf('IEND') > 0,
  'image/jpeg': (bytes) => bytes.lastIndexOf(Buffer.from([0xff, 0xd9])) > scanStart(bytes),
  'image/gif': (bytes) => bytes.at(-1) === 0x3b,
  'image/webp': (bytes) => bytes.length >= 12 && bytes.length >= bytes.readUInt32LE(4) + 8,
}

/** Where the compressed pixels start: an end mark before it belongs to a thumbnail. */
function scanStart(bytes: Buffer): number {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    if (bytes[at + 1] === 0xda) return at
    at += bytes[at + 1] === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return bytes.length
}
