import { crc32, deflateSync } from 'node:zlib'

/** A small picture of one colour; every number gives other bytes. */
export function png(number: number, edge = 8): Buffer {
  const colour = [number & 255, (number >> 8) & 255, (number >> 16) & 255]
  const row = Buffer.from([0, ...Array.from({ length: edge }, () => colour).flat()])
  const pixels = Buffer.concat(Array.from({ length: edge }, () => row))
  return pngOf(edge, edge, deflateSync(pixels))
}

/** A header that promises a great many pixels, and few bytes behind it. */
export function hugePng(): Buffer {
  return pngOf(60_000, 60_000, deflateSync(Buffer.alloc(1000)))
}

function pngOf(width: number, height: number, data: Buffer): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
