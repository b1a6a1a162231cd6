import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import sharp, { type Sharp } from 'sharp'
import { beforeAll, describe, expect, it } from 'vitest'
import { everyPicture, fewPictures, type Labelled, readLabelled, redrawn } from './labelled.ts'
import { Site } from './site.ts'

/** In which shapes every picture stands on the site. */
const shapes: Record<string, (picture: Labelled) => Buffer | Promise<Buffer>> = {
  original: ({ path }) => readFileSync(path),
  webp: (picture) => again(picture).webp().toBuffer(),
  avif: (picture) => again(picture).avif().toBuffer(),
  gif: (picture) => again(picture).gif().toBuffer(),
  svg: redrawn,
}

function again({ path }: Labelled): Sharp {
  return sharp(readFileSync(path))
}

describe.each([
  ['the dozen pictures of the fixtures', fewPictures],
  ['all labelled pictures', everyPicture],
])('%s, through alt-text fill', (_, folder) => {
  const pictures = readLabelled(folder)
  if (pictures === undefined) {
    it.skip(`SKIPPED, none is checked: ${folder} is not beside this checkout`, () => {})
    process.stderr.write(`\nSKIPPED: the pictures of ${folder} are not there, so they were not captioned.\n`)
    return
  }
  const site = new Site({ model: resolve('test/models/tiny-florence2') })
  const keyOf = ({ file }: Labelled, shape: string): string =>
    shape === 'original' ? `original/${file}` : `${shape}/${file.replace(/\.\w+$/, '')}.${shape}`

  beforeAll(async () => {
    const keys: string[] = []
    for (const [shape, make] of Object.entries(shapes)) {
      for (const picture of pictures) {
        site.write(keyOf(picture, shape), await make(picture))
        keys.push(keyOf(picture, shape))
      }
    }
    site.write('index.html', keys.map((key) => `<img src="${key}">\n`).join(''))
    const { code, out, err } = await site.run('fill')
    expect({ code, out, err: err.slice(-500) }).toMatchObject({ code: 0 })
    expect(out).toContain(`${keys.length} drafted from pictures`)
  }, 300_000)

  it.each(Object.keys(shapes))('%s: every one has its words, to the letter', (shape) => {
    const captions = site.captions()
    const said = pictures.map((picture) => [picture.file, captions[keyOf(picture, shape)]?.alt])
    expect(said).toEqual(pictures.map(({ file, words }) => [file, words]))
  })
})
