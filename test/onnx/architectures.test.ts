import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { tiny, wordsOf } from './ask.ts'
import { svg, wordsFor } from './shape.ts'

describe('a vision encoder-decoder', async () => {
  const model = 'test/models/tiny-vision-encoder-decoder'
  const backend = await tiny({ model })
  const folder = 'test/fixtures/shapes'
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Record<'file' | '<CAPTION>', string>[]

  it.each(labels)('$file', async (label) => {
    expect(await wordsOf(backend, readFileSync(join(folder, label.file)))).toBe(label['<CAPTION>'])
  })

  it('is given pictures that are resized already, whatever their shape', async () => {
    const shape = { form: 'cross', colour: 'purple', background: 'white' } as const
    const wide = await sharp(svg(shape)).extend({ left: 40, right: 40, background: '#fcfcfc' }).png().toBuffer()
    expect(await wordsOf(backend, wide)).toBe(wordsFor(shape))
  })

  it('takes no task', async () => {
    await expect(tiny({ model, task: '<CAPTION>' })).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
  })
})

describe('a chat with a picture', async () => {
  const backend = await tiny({ model: 'test/models/stub-smolvlm' })

  it.each([
    ['#fff', 'a bright picture'],
    ['#111', 'a dark picture'],
  ])('%s', async (background, words) => {
    const picture = sharp({ create: { width: 300, height: 100, channels: 3, background } })
    expect(await wordsOf(backend, await picture.png().toBuffer())).toBe(words)
  })
})
