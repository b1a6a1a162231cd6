import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import type { ImageLimits } from './accept.ts'
import { prepareImage } from './prepare.ts'
import { mediaTypeOf } from './probe.ts'
import { bomb, firstPixel, noise, plain, pointer, svg } from './samples.ts'
import { loadSharp } from './sharp.ts'

const limits: ImageLimits = { mediaTypes: ['image/png', 'image/jpeg'], longestEdge: 256 }
const prepare = (bytes: Buffer, over: Partial<ImageLimits> = {}): ReturnType<typeof prepareImage> =>
  prepareImage(bytes, mediaTypeOf(bytes) ?? 'application/octet-stream', { ...limits, ...over }, 'public/a.bin')

describe('passes bytes through', () => {
  test('that the limits accept', async () => {
    const bytes = await plain().png().toBuffer()
    expect((await prepare(bytes)).bytes).toBe(bytes)
  })

  test('whatever they are, for a backend that reads files itself', async () => {
    const bytes = Buffer.from('no image')
    expect((await prepare(bytes, { mediaTypes: '*', longestEdge: 1 })).bytes).toBe(bytes)
  })

  test('but not a picture that is too long, too heavy, of another type, or cut short', async () => {
    const bytes = await noise(300, 200).jpeg().toBuffer()
    expect((await prepare(bytes)).bytes).not.toBe(bytes)
    expect((await prepare(bytes, { longestEdge: 400 })).bytes).toBe(bytes)
    expect((await prepare(bytes, { longestEdge: 400, bytes: 5_000 })).bytes.length).toBeLessThan(5_000)
    await expect(prepare(bytes.subarray(0, -200), { longestEdge: 400 })).rejects.toMatchObject({
      code: 'IMAGE_UNREADABLE',
    })
  })

  test('but not where and when a photograph was taken, to a hosted backend', async () => {
    const bytes = await plain()
      .withExif({ IFD0: { Artist: 'Jane Doe' } })
      .jpeg()
      .toBuffer()
    expect((await prepare(bytes, { where: 'local' })).bytes).toBe(bytes)
    const sent = (await prepare(bytes, { where: 'hosted' })).bytes
    expect(sent.includes('Jane Doe')).toBe(false)
    expect((await sharp(sent).metadata()).exif).toBeUndefined()
  })
})

describe('decodes', () => {
  test.each<[string, () => Promise<Buffer>]>([
    ['16 bit', () => plain().toColourspace('rgb16').png().toBuffer()],
    ['gray', () => plain().toColourspace('b-w').png().toBuffer()],
    ['CMYK', () => plain().toColourspace('cmyk').jpeg().toBuffer()],
    ['a palette', () => plain().png({ palette: true }).toBuffer()],
    ['AVIF', () => plain().avif().toBuffer()],
    ['TIFF', () => plain().tiff().toBuffer()],
  ])('%s to three channels of 8 bits', async (_, make) => {
    const { bytes, mediaType } = await prepare(await make(), { mediaTypes: ['image/png'], longestEdge: 20 })
    expect(mediaType).toBe('image/png')
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 20, height: 15, channels: 3, depth: 'uchar' })
  })

  test.each<[string, 1 | 3]>([
    ['gray with alpha', 1],
    ['colour with alpha', 3],
  ])('%s onto white, not onto what hides under the transparency', async (_, colours) => {
    const rgba = sharp({
      create: { width: 300, height: 300, channels: 4, background: { r: 255, g: 0, b: 255, alpha: 0 } },
    })
    const source = await (colours === 1 ? rgba.toColourspace('b-w') : rgba).png().toBuffer()
    expect((await sharp(source).metadata()).channels).toBe(colours + 1)
    expect(await firstPixel((await prepare(source)).bytes)).toEqual([255, 255, 255])
  })

  test('a photograph that lies on its side upright', async () => {
    const turned = await plain(600, 300).withMetadata({ orientation: 6 }).jpeg().toBuffer()
    expect(await sharp((await prepare(turned)).bytes).metadata()).toMatchObject({ width: 128, height: 256 })
  })

  test('the first picture of an animation', async () => {
    const frames = await Promise.all(['#ff0000', '#0000ff'].map((colour) => plain(50, 40, colour).png().toBuffer()))
    const animated = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer()
    expect((await sharp(animated).metadata()).pages).toBe(2)
    const { bytes } = await prepare(animated)
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 50, height: 40 })
    expect((await firstPixel(bytes))[0]).toBeGreaterThan(200)
  })

  test('to PNG what is drawn, to JPEG what is photographed, to what the backend takes in any case', async () => {
    const photo = await noise(600, 600).webp().toBuffer()
    expect((await prepare(photo)).mediaType).toBe('image/jpeg')
    expect((await prepare(svg('width="9" height="9"'))).mediaType).toBe('image/png')
    expect((await prepare(photo, { mediaTypes: ['image/png'] })).mediaType).toBe('image/png')
    const disguised = await noise(1100, 1100).png().toBuffer()
    expect((await prepare(disguised, { longestEdge: 1000 })).mediaType).toBe('image/jpeg')
    expect((await prepare(svg('width="9" height="9"'), { mediaTypes: ['image/jpeg'] })).mediaType).toBe('image/jpeg')
    await expect(prepare(photo, { mediaTypes: ['image/x-other'] })).rejects.toMatchObject({ code: 'IMAGE_UNREADABLE' })
  })

  test('smaller and smaller until it fits', async () => {
    const heavy = await noise(2000, 2000).png().toBuffer()
    const { bytes } = await prepare(heavy, { longestEdge: 1600, bytes: 60_000 })
    expect(bytes.length).toBeLessThanOrEqual(60_000)
    await expect(prepare(heavy, { bytes: 100 })).rejects.toMatchObject({ code: 'IMAGE_UNREADABLE' })
  })

  test('the same bytes twice to the same bytes', async () => {
    const photo = await noise(600, 400).webp().toBuffer()
    expect((await prepare(photo)).bytes.equals((await prepare(photo)).bytes)).toBe(true)
  })
})

describe('draws an SVG', () => {
  test.each([
    ['without a size', svg('viewBox="0 0 24 24"'), 256, 256],
    ['of 12,000 pixels', svg('width="12000" height="6000"'), 256, 128],
    ['in millimetres', svg('width="210mm" height="105mm"'), 256, 128],
    ['after a long comment', svg('width="10" height="10"', '', `<!--${'x'.repeat(3000)}-->`), 256, 256],
  ])('%s', async (_, source, width, height) => {
    const drawn = await sharp((await prepare(source)).bytes).metadata()
    expect(Math.abs(drawn.width - width) + Math.abs(drawn.height - height)).toBeLessThan(3)
  })

  test('on white', async () => {
    expect(await firstPixel((await prepare(svg('viewBox="0 0 24 24"'))).bytes)).toEqual([255, 255, 255])
  })
})

describe('says why an image is unreadable', () => {
  const lol = Array.from({ length: 9 }, (_, n) => `<!ENTITY l${n + 1} "${`&l${n};`.repeat(10)}">`).join('')
  test.each<[string, () => Buffer | Promise<Buffer>, RegExp]>([
    ['0 bytes', () => Buffer.alloc(0), /empty/],
    ['a text named .png', () => Buffer.from('404 not found'), /text file/],
    ['random bytes', () => Buffer.from([9, 1, 2, 3]), /no image/],
    ['a cut JPEG', async () => (await noise(600, 400).jpeg().toBuffer()).subarray(0, 9000), /cut short/],
    ['a cut PNG', async () => (await noise(600, 400).png().toBuffer()).subarray(0, 9000), /cut short/],
    [
      'a cut WebP',
      async () => (await noise(600, 400).webp().toBuffer()).subarray(0, 3000),
      /cut short|damaged|decoded/,
    ],
    ['a BMP', () => Buffer.concat([Buffer.from('BM'), Buffer.alloc(12), Buffer.from([40, 0, 0, 0])]), /kind/],
    ['billion laughs', () => svg('width="9"', '<text>&l9;</text>', `<!DOCTYPE svg [<!ENTITY l0 "lol">${lol}]>`), /SVG/],
    ['a million pixels square in SVG', () => svg('width="1000000" height="1000000"'), /too many pixels/],
    ['a pointer', () => pointer('ab'.repeat(32)), /LFS/],
  ])('%s', async (_, make, words) => {
    const error = { code: 'IMAGE_UNREADABLE', message: expect.stringMatching(words), place: { file: 'public/a.bin' } }
    await expect(prepare(await make())).rejects.toMatchObject(error)
  })

  test('a bomb that has to be decoded as a whole', async () => {
    await expect(prepare(bomb(9000, true))).rejects.toMatchObject({
      message: expect.stringMatching(/too many pixels .*9000 × 9000/),
    })
  })
})

test('31 KB that are 16,000 × 16,000 pixels are read in strips', async () => {
  const file = bomb(16_000)
  expect(file.length).toBeLessThan(40_000)
  const before = process.resourceUsage().maxRSS
  const { bytes } = await prepare(file)
  expect(await sharp(bytes).metadata()).toMatchObject({ width: 256, height: 256 })
  // In kibibytes. As a whole it would be 768 MB.
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(300 * 1024)
})

test('a missing sharp names the command that brings it', async () => {
  const absent = Object.assign(new Error('Cannot find package'), { code: 'ERR_MODULE_NOT_FOUND' })
  await expect(loadSharp('public/a.avif', () => Promise.reject(absent))).rejects.toMatchObject({
    code: 'PEER_MISSING',
    fix: expect.stringContaining('npm install --save-dev sharp'),
  })
})
