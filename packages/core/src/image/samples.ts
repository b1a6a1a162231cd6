import { crc32, deflateSync } from 'node:zlib'
import sharp, { type Sharp } from 'sharp'

/** Pictures for the tests of this folder: made here, so that no binary file has to be believed. */
export function plain(width = 40, height = 30, background = '#cc3333'): Sharp {
  return sharp({ create: { width, height, channels: 3, background } })
}

export function noise(width: number, height: number): Sharp {
  return sharp({
    create: { width, height, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 40 } },
  })
}

export function pointer(oid: string): Buffer {
  return Buffer.from(`version https://git-lfs.github.com/spec/v1\noid sha256:${oid}\nsize 12345\n`)
}

export function svg(attributes: string, inner = '<circle cx="12" cy="12" r="10"/>', prolog = ''): Buffer {
  return Buffer.from(`${prolog}<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`)
}

/** The top left pixel, as it comes out of decoding. */
export async function firstPixel(bytes: Buffer): Promise<number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true })
  return [...data.subarray(0, info.channels)]
}

/** A black PNG of one bit a pixel that is tiny as a file, made without holding it in memory as a picture. */
export function bomb(edge: number, interlaced = false): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, interlaced ? 1 : 0])
  header.writeUInt32BE(edge, 0)
  header.writeUInt32BE(edge, 4)
  const rows = deflateSync(Buffer.alloc(edge * (1 + Math.ceil(edge / 8))), { level: 9 })
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', rows), chunk('IEND', Buffer.alloc(0))])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
