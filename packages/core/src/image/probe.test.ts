import { expect, test } from 'vitest'
import { dimensionsOf } from './dimensions.ts'
import { mediaTypeOf, probeImage } from './probe.ts'
import { noise, plain, pointer, svg } from './samples.ts'
import { isWhole } from './whole.ts'

const bytes = (...values: (number | string)[]): Buffer =>
  Buffer.concat(
    values.map((value) => (typeof value === 'string' ? Buffer.from(value, 'latin1') : Buffer.from([value]))),
  )

test.each(['png', 'jpeg', 'gif', 'webp', 'avif', 'tiff'] as const)(
  'a real %s, cut to 64 bytes, is one',
  async (format) => {
    const file = await plain()[format]().toBuffer()
    expect(mediaTypeOf(file.subarray(0, 64))).toBe(`image/${format}`)
  },
)

test.each([
  ['HEIC', bytes(0, 0, 0, 24, 'ftypheic', 0, 0, 0, 0, 'mif1heic'), 'image/heic'],
  ['HEIC with a generic major brand', bytes(0, 0, 0, 24, 'ftypmif1', 0, 0, 0, 0, 'mif1heic'), 'image/heic'],
  ['AVIF with a generic major brand', bytes(0, 0, 0, 28, 'ftypmif1', 0, 0, 0, 0, 'mif1miafavif'), 'image/avif'],
  ['a film', bytes(0, 0, 0, 24, 'ftypisom', 0, 0, 0, 0, 'mp41isom'), undefined],
  ['BMP', bytes('BM', 0, 0, 0, 0, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0), 'image/bmp'],
  ['a text that begins with BM', Buffer.from('BM is a bank in Mexico, founded long ago'), undefined],
  ['an icon', bytes(0, 0, 1, 0, 2, 0, 16, 16), 'image/x-icon'],
  ['zeros', Buffer.alloc(64), undefined],
  ['JPEG XL', bytes(0xff, 0x0a, 0), 'image/jxl'],
])('%s', (_, file, type) => {
  expect(mediaTypeOf(file)).toBe(type)
})

test.each([
  ['bare', svg('width="9"'), true],
  ['after an XML declaration', svg('', '', '<?xml version="1.0"?>\n'), true],
  ['after a byte order mark and comments', svg('', '', '\ufeff<!-- a > b --><!-- <html> -->\r\n'), true],
  ['after a document type', svg('', '', '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">'), true],
  ['after entities', svg('', '', '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "<b>">]>'), true],
  ['with a prefix', Buffer.from('<svg:svg xmlns:svg="http://www.w3.org/2000/svg"/>'), true],
  ['in UTF-16', Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'), true],
  ['a page that contains one', Buffer.from('<!doctype html><p><svg></svg>'), false],
  ['an element whose name only begins so', Buffer.from('<svgfoo>'), false],
  ['an endless comment', Buffer.from(`<!--${'x'.repeat(200_000)}`), false],
])('SVG %s', (_, file, yes) => {
  expect(mediaTypeOf(file) === 'image/svg+xml').toBe(yes)
})

test('says what stands there instead of an image', () => {
  expect(probeImage(Buffer.alloc(0))).toEqual({ kind: 'empty' })
  expect(probeImage(Buffer.from('<html>404</html>'))).toEqual({ kind: 'text' })
  expect(probeImage(Buffer.from([1, 2, 3]))).toEqual({ kind: 'unknown' })
  const oid = 'ab'.repeat(32)
  expect(probeImage(pointer(oid))).toEqual({ kind: 'pointer', mediaType: 'application/vnd.git-lfs', oid })
})

test('a hundred thousand comments and brackets are looked at once', () => {
  const started = performance.now()
  probeImage(Buffer.from('<!---->'.repeat(100_000)))
  probeImage(Buffer.from(`<!DOCTYPE svg [${'['.repeat(500_000)}`))
  expect(performance.now() - started).toBeLessThan(500)
})

test.each(['png', 'jpeg', 'gif', 'webp'] as const)('a %s that ends too early is not whole', async (format) => {
  const file = await noise(120, 90)[format]().toBuffer()
  expect(isWhole(file, `image/${format}`)).toBe(true)
  expect(isWhole(file.subarray(0, file.length >> 1), `image/${format}`)).toBe(false)
})

test('the end mark of a thumbnail is not the end of a JPEG', async () => {
  const file = await noise(60, 60).jpeg().toBuffer()
  const thumbnail = Buffer.concat([bytes(0xff, 0xe1, 0, 6), bytes(0xff, 0xd9, 0, 0)])
  const whole = Buffer.concat([file.subarray(0, 2), thumbnail, file.subarray(2)])
  expect(isWhole(whole, 'image/jpeg')).toBe(true)
  expect(isWhole(whole.subarray(0, whole.length - 100), 'image/jpeg')).toBe(false)
})

test('dimensions are those that are shown', async () => {
  const turned = await plain(40, 30).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  expect(await dimensionsOf(turned)).toEqual({ width: 30, height: 40 })
  expect(await dimensionsOf(await plain(40, 30).avif().toBuffer())).toEqual({ width: 40, height: 30 })
  expect(await dimensionsOf(Buffer.from('nothing'))).toBeUndefined()
})

test('dimensions that stand behind 70 KB of metadata are found', async () => {
  const file = await plain(40, 30).jpeg().toBuffer()
  const filler = Buffer.concat([bytes(0xff, 0xe2, 0xff, 0xff), Buffer.alloc(0xfffd)])
  expect(await dimensionsOf(Buffer.concat([file.subarray(0, 2), filler, filler, file.subarray(2)]))).toEqual({
    width: 40,
    height: 30,
  })
})
