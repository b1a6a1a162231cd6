import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { drawn, type Shape, svg, wordsFor } from './shape.ts'

const shape: Shape = { form: 'star', colour: 'red', background: 'white' }
const clear: Shape = { form: 'star', colour: 'red' }
const mono: Shape = { form: 'circle', colour: 'black', background: 'white' }
const png = await drawn(shape).png().toBuffer()

type Make = () => Promise<Buffer> | Buffer

/** Files that are unusual and whole, and what the model says of each. */
export const readable: Readonly<Record<string, readonly [words: string, make: Make]>> = {
  JPEG: [wordsFor(shape), () => drawn(shape).jpeg().toBuffer()],
  WebP: [wordsFor(shape), () => drawn(shape).webp().toBuffer()],
  AVIF: [wordsFor(shape), () => drawn(shape).avif().toBuffer()],
  TIFF: [wordsFor(shape), () => drawn(shape).tiff().toBuffer()],
  GIF: [wordsFor(shape), () => drawn(shape).gif().toBuffer()],
  'a palette': [wordsFor(shape), () => drawn(shape).png({ palette: true }).toBuffer()],
  'a palette with transparency': [wordsFor(clear), () => drawn(clear).png({ palette: true }).toBuffer()],
  'transparent PNG, on white': [wordsFor(clear), () => drawn(clear).png().toBuffer()],
  'transparent WebP, on white': [wordsFor(clear), () => drawn(clear).webp().toBuffer()],
  'colour hidden under full transparency': [wordsFor(clear), () => hiddenMagenta()],
  gray: [wordsFor(mono), () => drawn(mono).toColourspace('b-w').png().toBuffer()],
  'gray with alpha': [wordsFor(mono), () => grayWithAlpha()],
  '16 bits': [wordsFor(shape), () => drawn(shape).toColourspace('rgb16').png().toBuffer()],
  '16 bits, gray': [wordsFor(mono), () => drawn(mono).toColourspace('grey16').png().toBuffer()],
  'one bit': [wordsFor(mono), () => drawn(mono).png({ palette: true, colours: 2 }).toBuffer()],
  CMYK: [wordsFor(shape), () => drawn(shape).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
  'interlaced PNG': [wordsFor(shape), () => drawn(shape).png({ progressive: true }).toBuffer()],
  'animated GIF, first frame': [wordsFor(shape), () => animated('gif')],
  'animated WebP, first frame': [wordsFor(shape), () => animated('webp')],
  SVG: [wordsFor(shape), () => svg(shape)],
  'SVG without a size': [wordsFor(shape), () => svg({ ...shape, size: '' })],
  'SVG without a ground': [wordsFor(clear), () => svg(clear)],
  'SVG of 16 pixels': [wordsFor(shape), () => svg({ ...shape, size: 'width="16" height="16"' })],
  'SVG of 1440 pixels by 20': [
    wordsFor(shape),
    () => svg({ ...shape, size: 'width="1440" height="20" preserveAspectRatio="none"' }),
  ],
  'SVG of 20000 pixels': [wordsFor(shape), () => svg({ ...shape, size: 'width="20000" height="20000"' })],
  '30 million pixels': [
    wordsFor(shape),
    () =>
      sharp(svg({ ...shape, size: 'width="5500" height="5500"' }))
        .png()
        .toBuffer(),
  ],
  'EXIF-rotated JPEG': ['a green diamond above a pink star', () => turned()],
}

/** Files that cannot be captioned, and why. */
export const unreadable: Readonly<Record<string, readonly [reason: RegExp, make: Make]>> = {
  'zero bytes': [/empty/, () => Buffer.alloc(0)],
  'text named .png': [/not an image/, () => Buffer.from('Lorem ipsum dolor sit amet, and nothing else.')],
  'a truncated PNG': [/damaged/, () => png.subarray(0, png.length >> 1)],
  'a truncated JPEG': [/damaged/, async () => (await drawn(shape).jpeg().toBuffer()).subarray(0, 1500)],
  'a truncated WebP': [/damaged/, async () => (await drawn(shape).webp().toBuffer()).subarray(0, 800)],
  'a PNG with a wrong checksum': [/damaged/, () => spoiled()],
  'a 31 KB bomb of 256 million pixels': [/more than 50 million pixels/, () => bomb()],
  'an SVG that is not well-formed': [/damaged|not an image/, () => svg(shape).subarray(0, 200)],
  'an SVG of a billion laughs': [/damaged|not an image/, () => laughs()],
  'an LFS pointer': [
    /not an image/,
    () => Buffer.from('version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n'),
  ],
}

async function hiddenMagenta(): Promise<Buffer> {
  const { data, info } = await drawn(clear).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  for (let at = 0; at < data.length; at += 4) if (data[at + 3] === 0) data.set([255, 0, 255], at)
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 4 } })
    .png()
    .toBuffer()
}

async function grayWithAlpha(): Promise<Buffer> {
  const file = await drawn({ ...mono, background: undefined })
    .toColourspace('b-w')
    .png()
    .toBuffer()
  if ((await sharp(file).metadata()).channels !== 2) throw new Error('this is not gray with alpha')
  return file
}

async function animated(format: 'gif' | 'webp'): Promise<Buffer> {
  const frames = await Promise.all([shape, mono].map((each) => drawn(each).png().toBuffer()))
  const file = await sharp(frames, { join: { animated: true } })
    .toFormat(format)
    .toBuffer()
  if ((await sharp(file).metadata()).pages !== 2) throw new Error('this is not animated')
  return file
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)])
}

/** A PNG of 16000 by 16000 black pixels, one bit each. */
function bomb(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(16_000, 0)
  header.writeUInt32BE(16_000, 4)
  header[8] = 1
  const file = Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(16_000 * 2001), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
  if (file.length > 40_000) throw new Error('this is no bomb')
  return file
}

function spoiled(): Buffer {
  const file = Buffer.from(png)
  const at = file.indexOf('IDAT') + 40
  file[at] = (file[at] ?? 0) ^ 0xff
  return file
}

function laughs(): Buffer {
  const entities = Array.from({ length: 9 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`)
  return Buffer.from(
    `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "ha">${entities.join('')}]>` +
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&l9;</text></svg>',
  )
}

/** One shape above the other; unturned, they would lie side by side. */
async function turned(): Promise<Buffer> {
  const upright = await sharp('test/fixtures/shapes/002.webp').png().toBuffer()
  return sharp(upright).rotate(270).jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer()
}
