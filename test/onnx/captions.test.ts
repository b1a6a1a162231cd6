import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { ask, tiny, wordsOf } from './ask.ts'
import { type Background, type Colour, drawn, type Form, svg, wordsFor } from './shape.ts'

const folder = 'test/fixtures/shapes'
const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as ({ file: string } & Record<
  string,
  string
>)[]

describe.each([
  ['<CAPTION>', undefined],
  ['<CAPTION>', 'int8'],
  ['<DETAILED_CAPTION>', 'fp16'],
  ['<MORE_DETAILED_CAPTION>', 'int8'],
] as const)('the labelled pictures, task %s, dtype %s', async (task, dtype) => {
  const backend = await tiny({ task, dtype })

  it.concurrent.each(labels)('$file', async (label) => {
    expect(await wordsOf(backend, readFileSync(join(folder, label.file)), { key: label.file })).toBe(label[task])
  })
})

describe('drawn shapes', async () => {
  const backend = await tiny()
  const forms: Form[] = ['circle', 'square', 'triangle', 'star', 'diamond', 'cross']
  const pairs: [Colour, Background][] = [
    ['red', 'white'],
    ['yellow', 'black'],
    ['blue', 'beige'],
    ['orange', 'light blue'],
    ['purple', 'gray'],
  ]
  const shapes = forms.flatMap((form) => pairs.map(([colour, background]) => ({ form, colour, background })))

  it.each(shapes)('a $colour $form on $background, as PNG and as SVG', async (shape) => {
    expect(await wordsOf(backend, await drawn(shape).png().toBuffer())).toBe(wordsFor(shape))
    expect(await wordsOf(backend, svg(shape))).toBe(wordsFor(shape))
  })
})

describe('a caption', async () => {
  const backend = await tiny()
  const shape = { form: 'star', colour: 'red', background: 'black' } as const
  const image = svg(shape)

  it('carries the mean probability of its tokens where the model is not sure', async () => {
    expect(await ask(backend, image)).toMatchObject({ text: wordsFor(shape), confidence: undefined })
    const nothing = sharp({ create: { width: 200, height: 200, channels: 3, background: '#555' } })
    const { confidence } = (await ask(backend, await nothing.png().toBuffer())) as { confidence: number }
    expect(confidence).toBeGreaterThan(0.5)
    expect(confidence).toBeLessThan(0.9)
  })

  it('is the same each time and in another process', async () => {
    const other = await tiny()
    const captions = await Promise.all([backend, backend, other, other].map((one) => ask(one, image)))
    for (const caption of captions) expect(caption).toEqual(captions[0])
  })

  it('says its language where another one is wanted', async () => {
    expect(await ask(backend, image, { language: 'de' })).toMatchObject({ language: 'en' })
    expect(await ask(backend, image, { language: 'en-GB' })).toMatchObject({ language: undefined })
  })

  it('ends at the most tokens it may write', async () => {
    expect(await wordsOf(await tiny({ maxNewTokens: 4 }), image)).toBe('a red')
  })
})

it('the backend names itself the same on every machine', async () => {
  const backend = await tiny()
  expect(backend).toMatchObject({ name: 'onnx', model: 'tiny-florence2' })
  expect(backend.limits).toMatchObject({ where: 'local', mediaTypes: '*', deterministic: true, languages: ['en'] })
})
