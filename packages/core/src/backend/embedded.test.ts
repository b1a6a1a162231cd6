import sharp from 'sharp'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Caption } from './contract.ts'
import {
  iTXt,
  packet,
  property,
  tEXt,
  withExifDescription,
  withIptcCaption,
  withPngChunks,
  zTXt,
} from './embedded/carrier.ts'
import { embedded } from './embedded.ts'

const alt = 'Iptc4xmpCore:AltTextAccessibility'
const plain = sharp({ create: { width: 20, height: 10, channels: 3, background: '#cc3333' } })
let jpeg = Buffer.alloc(0)
let png = Buffer.alloc(0)

beforeAll(async () => {
  jpeg = await plain.clone().jpeg().toBuffer()
  png = await plain.clone().png().toBuffer()
})

async function ask(bytes: Buffer, mediaType: string, language = 'en', assumed?: string): Promise<Caption> {
  const image = { key: 'public/a.bin', hash: 'sha256-0', mediaType, read: () => Promise.resolve(bytes) }
  const backend = embedded({ language: assumed })
  return backend.caption({ image, language, role: 'informative', context: {} }, new AbortController().signal)
}

const svg = (inner: string, attributes = ''): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${inner}</svg>`)

describe('XMP', () => {
  const both = packet(
    property(alt, { en: 'A &lt;dog&gt;', de: 'Ein Hund' }) + property('dc:description', { 'x-default': 'Other' }),
  )

  test.each(['jpeg', 'webp', 'avif', 'tiff', 'png'] as const)('in %s', async (format) => {
    const bytes = await plain.clone().withXmp(both)[format]().toBuffer()
    const words = { kind: 'words', text: 'A <dog>', language: 'en', by: 'embedded:xmp-alt' }
    expect(await ask(bytes, `image/${format}`)).toEqual(words)
  })

  test.each<[string, Record<string, string>, string, string | undefined, string | undefined]>([
    ['the same tag before the bare language', { en: 'color', 'en-GB': 'colour' }, 'en-GB', 'colour', 'en-GB'],
    ['the bare language before a variant', { 'en-US': 'color', en: 'plain' }, 'en-GB', 'plain', 'en'],
    ['a variant before nothing', { de: 'Farbe', 'en-US': 'color' }, 'en', 'color', 'en-US'],
    ['the default where no language is named', { 'x-default': 'colour' }, 'de', 'colour', undefined],
    ['not the default where one is named', { 'x-default': 'colour', de: 'Farbe' }, 'fr', undefined, undefined],
    ['not another language', { de: 'Farbe' }, 'en', undefined, undefined],
  ])('%s', async (_, words, language, text, tag) => {
    const bytes = await plain
      .clone()
      .withXmp(packet(property(alt, words)))
      .jpeg()
      .toBuffer()
    const found = await ask(bytes, 'image/jpeg', language)
    expect(found.kind).toBe(text === undefined ? 'refused' : 'words')
    expect(found).toMatchObject(text === undefined ? {} : { text, language: tag })
  })

  test('an alternative is taken as it stands, a description must be more than junk', async () => {
    const words = packet(property(alt, { en: 'Image' }) + property('dc:description', { en: 'A dog' }))
    expect(await ask(await plain.clone().withXmp(words).jpeg().toBuffer(), 'image/jpeg')).toMatchObject({
      text: 'Image',
    })
    const junk = packet(property('dc:description', { en: 'OLYMPUS DIGITAL CAMERA' }))
    expect(await ask(await plain.clone().withXmp(junk).jpeg().toBuffer(), 'image/jpeg')).toMatchObject({
      kind: 'refused',
    })
  })

  test('as plain element, as attribute, blank', async () => {
    const read = async (xmp: string): Promise<Caption> =>
      ask(withPngChunks(png, iTXt('XML:com.adobe.xmp', xmp)), 'image/png')
    expect(await read(packet('<dc:description>A dog</dc:description>'))).toMatchObject({ text: 'A dog' })
    expect(await read(packet('').replace('rdf:about=""', 'dc:description="A dog"'))).toMatchObject({ text: 'A dog' })
    expect(await read(packet(property(alt, { en: ' ' })))).toMatchObject({ kind: 'refused' })
    expect(await read(packet('<dc:description rdf:parseType="Resource"><b>x</b></dc:description>'))).toMatchObject({
      kind: 'refused',
    })
  })
})

describe('other metadata', () => {
  test('IPTC in UTF-8', async () => {
    expect(await ask(withIptcCaption(jpeg, 'Zwei Hündchen'), 'image/jpeg', 'de')).toEqual({
      kind: 'words',
      text: 'Zwei Hündchen',
      language: undefined,
      by: 'embedded:iptc',
    })
  })

  test('EXIF in UTF-8', async () => {
    const found = await ask(withExifDescription(jpeg, 'Zwei Hündchen 🐕'), 'image/jpeg')
    expect(found).toMatchObject({ text: 'Zwei Hündchen 🐕', by: 'embedded:exif' })
  })

  test('IPTC before EXIF, junk before neither', async () => {
    const bytes = withIptcCaption(withExifDescription(jpeg, 'A dog'), 'A cat')
    expect(await ask(bytes, 'image/jpeg')).toMatchObject({ text: 'A cat' })
    expect(await ask(withIptcCaption(withExifDescription(jpeg, 'A dog'), 'SONY DSC'), 'image/jpeg')).toMatchObject({
      text: 'A dog',
    })
  })

  test.each<[string, () => Buffer, string]>([
    ['tEXt in Latin-1', () => tEXt('Description', 'Hündchen'), 'Hündchen'],
    ['tEXt in UTF-8, against the standard', () => tEXt('Description', 'Hündchen', 'utf8'), 'Hündchen'],
    ['zTXt', () => zTXt('Description', 'A dog'), 'A dog'],
    ['iTXt', () => iTXt('Description', '犬と子供'), '犬と子供'],
    ['iTXt, packed', () => iTXt('Description', '犬と子供', '', true), '犬と子供'],
  ])('PNG %s', async (_, chunk, text) => {
    expect(await ask(withPngChunks(png, chunk()), 'image/png')).toMatchObject({ text, by: 'embedded:png-text' })
  })

  test('PNG texts in several languages', async () => {
    const bytes = withPngChunks(png, iTXt('Description', 'A dog', 'en'), iTXt('Description', 'Ein Hund', 'de'))
    expect(await ask(bytes, 'image/png', 'de')).toMatchObject({ text: 'Ein Hund', language: 'de' })
  })

  test('words of an unnamed language only for the language they are assumed to be in', async () => {
    const bytes = withPngChunks(png, tEXt('Description', 'A dog'))
    expect(await ask(bytes, 'image/png', 'de', 'en')).toMatchObject({ kind: 'refused' })
    expect(await ask(bytes, 'image/png', 'en-GB', 'en')).toMatchObject({ text: 'A dog' })
  })
})

describe('SVG', () => {
  test.each<[string, Buffer, string | undefined, string?]>([
    ['title', svg('<title>A &quot;dog&quot; &amp; a c&#97;t &#x1F408;</title>'), 'A "dog" & a cat 🐈', 'svg-title'],
    ['title before description', svg('<desc>Long</desc><title>Short</title>'), 'Short', 'svg-title'],
    ['description where the title is junk', svg('<title>Group</title><desc>A dog</desc>'), 'A dog', 'svg-desc'],
    ['neither', svg('<title>Group 2</title><desc>Created with Sketch.</desc>'), undefined],
    ['not the title of a part', svg('<g><title>Bavaria</title></g><path><title>Saxony</title></path>'), undefined],
    ['title after parts', svg('<g><title>Bavaria</title></g><title>A map</title>'), 'A map', 'svg-title'],
    ['not the title of a picture in it', svg('<svg><title>Inner</title></svg>'), undefined],
    ['not a title in a comment', svg('<!-- <title>A dog</title> -->'), undefined],
    ['not a title in an attribute', svg('<g data-x="<title>A dog</title>"/>'), undefined],
    ['CDATA', svg('<title><![CDATA[A <dog>]]></title>'), 'A <dog>', 'svg-title'],
    ['words within words', svg('<title>A <tspan>big</tspan> dog</title>'), 'A big dog', 'svg-title'],
    ['a prefix', Buffer.from('<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:title>A dog</s:title></s:svg>'), 'A dog'],
    ['self-closing and blank ones', svg('<title/><title> </title><desc>A dog</desc>'), 'A dog', 'svg-desc'],
    ['UTF-16', Buffer.from(`\ufeff${svg('<title>Hündchen</title>').toString()}`, 'utf16le'), 'Hündchen'],
    [
      'Latin-1',
      Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${svg('<title>Hündchen</title>')}`, 'latin1'),
      'Hündchen',
    ],
    [
      'entities of its own',
      Buffer.from(`<!DOCTYPE svg [<!ENTITY a "lol">]>${svg('<title>&a;&a; dog</title>')}`),
      '&a;&a; dog',
    ],
    ['after the root', Buffer.from(`${svg('').toString()}<svg><title>A dog</title></svg>`), undefined],
  ])('%s', async (_, bytes, text, place) => {
    const found = await ask(bytes, 'image/svg+xml')
    expect(found.kind).toBe(text === undefined ? 'refused' : 'words')
    expect(found).toMatchObject({ ...(text && { text }), ...(place && { by: `embedded:${place}` }) })
  })

  test('in the language asked for', async () => {
    const titles = '<title lang="en">A dog</title><title xml:lang="de">Ein Hund</title>'
    expect(await ask(svg(titles), 'image/svg+xml', 'de-AT')).toMatchObject({ text: 'Ein Hund', language: 'de' })
    expect(await ask(svg('<title>A dog</title>', 'xml:lang="en"'), 'image/svg+xml', 'de')).toMatchObject({
      kind: 'refused',
    })
  })
})

describe('hostile files are refused, or read, and never crash', () => {
  test('nothing there, or no image at all', async () => {
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('text'),
      Buffer.alloc(100, 255),
      jpeg.subarray(0, 20),
      png.subarray(0, 40),
    ]) {
      for (const type of ['image/jpeg', 'image/png', 'image/svg+xml', 'image/gif']) {
        expect(await ask(bytes, type)).toMatchObject({ kind: 'refused', reason: expect.any(String) })
      }
    }
  })

  test('a text chunk that unpacks to 200 MB', async () => {
    const chunk = zTXt('Description', Buffer.alloc(200_000_000, 'a '))
    expect(await ask(withPngChunks(png, chunk), 'image/png')).toMatchObject({ kind: 'refused' })
  })

  test.each([
    ['a deep SVG', svg('<g>'.repeat(200_000)), 'image/svg+xml'],
    ['a million brackets', Buffer.from('<'.repeat(1_000_000)), 'image/svg+xml'],
    ['an endless title', svg(`<title>${'a'.repeat(1_000_000)}</title>`), 'image/svg+xml'],
    ['an endless tag', Buffer.from(`<svg ${'a="1" '.repeat(200_000)}`), 'image/svg+xml'],
  ])('%s', async (_, bytes, type) => {
    const started = performance.now()
    expect((await ask(bytes, type)).kind).toBe('refused')
    expect(performance.now() - started).toBeLessThan(1_000)
  })

  test('two thousand damaged files', async () => {
    const full = withIptcCaption(withExifDescription(jpeg, 'A dog'), 'A cat')
    const texts = withPngChunks(
      png,
      iTXt('Description', 'A dog', 'en', true),
      tEXt('Description', 'x'),
      iTXt('XML:com.adobe.xmp', packet('')),
    )
    let seed = 7
    const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below
    for (let round = 0; round < 1_000; round++) {
      for (const [good, type] of [
        [full, 'image/jpeg'],
        [texts, 'image/png'],
      ] as const) {
        const bad = Buffer.from(good)
        for (let hit = 0; hit < 4; hit++) bad[next(Math.min(bad.length, 400))] = next(256)
        expect(['words', 'refused']).toContain((await ask(bad.subarray(0, bad.length - next(20)), type)).kind)
      }
    }
  })
})
