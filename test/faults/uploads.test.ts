import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startModelrunner } from '../servers/modelrunner.ts'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { Fill } from './process.ts'
import { FaultySite } from './site.ts'

let server: FakeModelrunner
let site: FaultySite

beforeEach(async () => {
  server = await startModelrunner()
  site = new FaultySite(0, server)
})
afterEach(async () => {
  await server.close()
  site.remove()
})

const where = { GPSLatitude: '48/1 12/1 30/1', GPSLatitudeRef: 'N' }
const photo = (): ReturnType<typeof sharp> =>
  sharp({ create: { width: 3000, height: 1200, channels: 3, background: '#c33' } }).withMetadata({
    orientation: 6,
    exif: { IFD0: { Artist: 'Somebody' }, IFD3: where },
  })
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="red"/></svg>'

test('what is uploaded says nothing of its maker, is no larger than needed, and is no drawing', async () => {
  const pictures = {
    'photo.jpg': await photo().jpeg().toBuffer(),
    'photo.webp': await photo().webp().toBuffer(),
    'photo.png': await photo().png().toBuffer(),
    'drawing.svg': Buffer.from(drawing),
  }
  for (const [name, bytes] of Object.entries(pictures)) writeFileSync(join(site.root, 'public', name), bytes)
  const tags = Object.keys(pictures).map((name) => `<p><img src="/${name}"></p>`)
  writeFileSync(join(site.root, 'index.html'), tags.join('\n'))

  const run = new Fill(site, server, { upload: true })
  expect(await run.ended, run.output).toBe(0)
  expect(run.output).toMatch(/Anyone who has the address of an upload can read it/)

  const uploads = [...server.uploads.values()]
  expect(uploads).toHaveLength(4)
  for (const { bytes, type } of uploads) {
    const picture = bytes as Buffer
    const { exif, xmp, iptc, format, width = 0, height = 0 } = await sharp(picture).metadata()
    expect({ exif, xmp, iptc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined })
    expect(picture.includes('Somebody')).toBe(false)
    expect(['png', 'jpeg', 'webp']).toContain(format)
    expect(type).toBe(`image/${format}`)
    expect(Math.max(width, height)).toBeLessThanOrEqual(1536)
  }
  // Upright: the camera was held on its side.
  const shapes = await Promise.all(uploads.map(async ({ bytes }) => sharp(bytes).metadata()))
  expect(shapes.filter(({ width = 0, height = 0 }) => height > width)).toHaveLength(3)
  expect(new Set([...server.uploads.keys()].filter((name) => /photo|drawing/.test(name)))).toEqual(new Set())
})
