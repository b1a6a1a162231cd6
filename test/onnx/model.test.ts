import type { AltTextError } from '@alt-text/core'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { onnx, type OnnxOptions } from '@alt-text/onnx'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { candidates } from '../../packages/onnx/src/model/folder.ts'
import { readModel } from '../../packages/onnx/src/model/model.ts'
import { inputSize } from '../../packages/onnx/src/model/preprocessor.ts'
import { ask, model, root, tiny, wordsOf } from './ask.ts'
import { svg, wordsFor } from './shape.ts'

const temporary = realpathSync(mkdtempSync(join(tmpdir(), 'alt-text-onnx-')))
afterAll(() => rmSync(temporary, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const shape = { form: 'square', colour: 'green', background: 'beige' } as const
const parts = ['vision_encoder', 'embed_tokens', 'encoder_model', 'decoder_model_merged']

/** A copy of the tiny model, of which something is changed. */
function copy(name: string, change: (folder: string) => void = () => {}): string {
  const folder = join(temporary, name)
  cpSync(model, folder, { recursive: true })
  change(folder)
  return folder
}

const without =
  (...files: string[]) =>
  (folder: string): void =>
    files.forEach((file) => rmSync(join(folder, file)))

async function failure(options: OnnxOptions, from: string = root): Promise<AltTextError> {
  try {
    await onnx(options).start?.({ root: from, notice: () => {}, signal: new AbortController().signal })
  } catch (error) {
    return error as AltTextError
  }
  throw new Error('it started')
}

describe('a model is found', () => {
  it.each([
    ['relative to the root', () => model],
    ['by an absolute path', () => copy('absolute')],
    ['relative to the root, with a dot', () => `./${model}/`],
    ['above the root', () => relative(root, copy('above'))],
    ['in a folder with a space and a letter beyond ASCII', () => copy('ein schöner Ort #1%20')],
  ])('%s', async (_, place) => {
    expect(await wordsOf(await tiny({ model: place() }), svg(shape))).toBe(wordsFor(shape))
  })

  it('by its hub id in ALT_TEXT_MODELS', async () => {
    copy('models/owner/tiny')
    vi.stubEnv('ALT_TEXT_MODELS', join(temporary, 'models'))
    const backend = await tiny({ model: 'owner/tiny' })
    expect(backend.model).toBe('owner/tiny')
    expect(await wordsOf(backend, svg(shape))).toBe(wordsFor(shape))
  })

  it('by its hub id and revision', async () => {
    mkdirSync(join(temporary, 'revised/owner/tiny'), { recursive: true })
    renameSync(copy('revised/copy'), join(temporary, 'revised/owner/tiny/v2'))
    vi.stubEnv('ALT_TEXT_MODELS', join(temporary, 'revised'))
    await tiny({ model: 'owner/tiny', revision: 'v2' })
    expect((await failure({ model: 'owner/tiny' })).message).toContain('config.json')
  })

  it('in the cache folder of the user', () => {
    const surroundings = { root: '/site', cwd: '/site/docs', home: '/home/ada', env: {} }
    expect(candidates('a/b', 'main', surroundings)).toEqual([
      '/site/a/b',
      '/site/docs/a/b',
      '/home/ada/.cache/alt-text/models/a/b',
    ])
    expect(candidates('a/b', 'main', { ...surroundings, env: { XDG_CACHE_HOME: '/c' } })[2]).toBe(
      '/c/alt-text/models/a/b',
    )
    expect(candidates('~/tiny', 'main', surroundings)).toEqual(['/home/ada/tiny'])
    expect(candidates('./tiny', 'main', surroundings)).toEqual(['/site/tiny', '/site/docs/tiny'])
  })
})

describe('the name that is recorded', () => {
  it.each([
    ['onnx-community/Florence-2-base-ft', 'onnx-community/Florence-2-base-ft'],
    ['test/models/tiny-florence2', 'tiny-florence2'],
    ['/home/ada/models/tiny', 'tiny'],
    ['/tiny/', 'tiny'],
    ['./models/tiny', 'tiny'],
    ['../tiny', 'tiny'],
    ['~/models/tiny', 'tiny'],
    ['C:\\models\\tiny', 'tiny'],
    ['tiny', 'tiny'],
  ])('of %s is %s', (given, name) => {
    expect(onnx({ model: given }).model).toBe(name)
  })
})

describe('a model that cannot be used stops before the first image', () => {
  it('when it is not there: says where it was looked for, and opens no connection', async () => {
    vi.stubEnv('ALT_TEXT_MODELS', join(temporary, 'nothing'))
    const { code, message, fix } = await failure({})
    expect(code).toBe('CONFIG_INVALID')
    expect(message).toContain('onnx-community/Florence-2-base-ft is not on this machine')
    expect(message).toContain(join(temporary, 'nothing/onnx-community/Florence-2-base-ft'))
    expect(fix).toContain('Run alt-text prefetch, which downloads it (about 357 MB)')
  })

  it.each<[string, OnnxOptions, (folder: string) => void, RegExp]>([
    ['a JSON file is missing', {}, without('tokenizer.json'), /tokenizer\.json is missing/],
    ['a JSON file is broken', {}, (at) => writeFileSync(join(at, 'config.json'), '{'), /config\.json is not JSON/],
    ['no file of a part is there', {}, without(...both('embed_tokens')), /onnx\/embed_tokens\.onnx is missing/],
    [
      'a file of the dtype is missing',
      { dtype: 'int8' },
      without(...both('encoder_model')),
      /encoder_model_int8\.onnx/,
    ],
    ['the dtype is not there', { dtype: 'q4' }, () => {}, /vision_encoder_q4\.onnx is missing/],
    ['a part of a mixture is missing', { dtype: { embed_tokens: 'q8' } }, () => {}, /embed_tokens_quantized\.onnx/],
    ['a file is a pointer', {}, pointer, /vision_encoder_fp16\.onnx is a Git LFS pointer/],
    [
      'a file is empty',
      {},
      (at) => truncateSync(join(at, 'onnx/encoder_model_fp16.onnx')),
      /encoder_model_fp16\.onnx is empty/,
    ],
    [
      'its family is unknown',
      {},
      (at) => writeFileSync(join(at, 'config.json'), '{"model_type":"blip"}'),
      /family blip/,
    ],
    ['it does not know the task', { task: '<OD>' }, () => {}, /does not know the task <OD>/],
  ])('when %s', async (name, options, change, message) => {
    const error = await failure({ model: copy(name, change), ...options })
    expect(error.code).toBe('CONFIG_INVALID')
    expect(error.message).toMatch(message)
  })

  it.each<[Record<string, unknown>, RegExp]>([
    [{ modle: 'x' }, /no option modle/],
    [{ dtype: 'int4' }, /dtype/],
    [{ model: '' }, /model/],
    [{ maxNewTokens: 0 }, /maxNewTokens/],
    [{ timeoutMs: '5' }, /timeoutMs/],
    [{ revision: '../../x' }, /revision/],
  ])('when the options are %j', (options, message) => {
    expect(() => onnx(options as OnnxOptions)).toThrow(message)
    expect(() => onnx(options as OnnxOptions)).toThrow(expect.objectContaining({ code: 'CONFIG_INVALID' }))
  })
})

it('a damaged session file is told once and for all', async () => {
  const folder = copy('damaged', (at) => truncateSync(join(at, 'onnx/decoder_model_merged_fp16.onnx'), 100_000))
  const backend = await tiny({ model: folder })
  const asked = ask(backend, svg(shape))
  await expect(asked).rejects.toMatchObject({ code: 'UNAVAILABLE', fatal: true })
  await expect(asked).rejects.toThrow(/could not be loaded: .*decoder_model_merged_fp16\.onnx/)
  await expect(ask(backend, svg(shape))).rejects.toMatchObject({ fatal: true })
})

it('a model that fails on an image is told with the name of the image', async () => {
  const folder = copy('wrong-size', (at) => {
    const file = join(at, 'preprocessor_config.json')
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll('64', '32'))
  })
  const asked = ask(await tiny({ model: folder }), svg(shape), { key: 'public/a.svg' })
  await expect(asked).rejects.toMatchObject({ code: 'BAD_OUTPUT', retryable: false, fatal: false })
  await expect(asked).rejects.toThrow(/^public\/a\.svg: the model failed on it \(/)
})

describe('the dtype', () => {
  it('is the best that is there', () => {
    expect(readModel(copy('whole'), {}).dtypes).toEqual(all('fp16'))
  })

  it('is another one for a part that lacks it', () => {
    const folder = copy('mixed', without('onnx/encoder_model_fp16.onnx'))
    expect(readModel(folder, {}).dtypes).toEqual({ ...all('fp16'), encoder_model: 'int8' })
  })

  it('is the mixture for Florence-2 where its files are there', () => {
    const folder = copy('florence', (at) => {
      for (const part of parts) cpSync(join(at, `onnx/${part}_int8.onnx`), join(at, `onnx/${part}_q4.onnx`))
    })
    expect(readModel(folder, {}).dtypes).toEqual({
      vision_encoder: 'fp16',
      embed_tokens: 'fp16',
      encoder_model: 'q4',
      decoder_model_merged: 'q4',
    })
  })

  it('may be given for one part', async () => {
    const dtype = { decoder_model_merged: 'int8' } as const
    expect(readModel(copy('partly'), { dtype }).dtypes).toEqual({ ...all('fp16'), ...dtype })
    expect(await wordsOf(await tiny({ dtype }), svg(shape))).toBe(wordsFor(shape))
  })
})

it.each([
  [{ size: { width: 768, height: 760 } }, { width: 768, height: 760 }],
  [{ size: 224 }, { width: 224, height: 224 }],
  [
    { size: { shortest_edge: 256 }, do_center_crop: true, crop_size: { width: 224, height: 224 } },
    { width: 224, height: 224 },
  ],
  [
    { size: { longest_edge: 2048 }, max_image_size: { longest_edge: 512 } },
    { width: 512, height: 512 },
  ],
  [{}, undefined],
])('a preprocessor of %j wants %j', (preprocessor, size) => {
  expect(inputSize(preprocessor)).toEqual(size)
})

function both(part: string): string[] {
  return ['int8', 'fp16'].map((dtype) => `onnx/${part}_${dtype}.onnx`)
}

function all(dtype: string): Record<string, string> {
  return Object.fromEntries(parts.map((part) => [part, dtype]))
}

function pointer(folder: string): void {
  const text = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 317857\n'
  writeFileSync(join(folder, 'onnx/vision_encoder_fp16.onnx'), text)
}
