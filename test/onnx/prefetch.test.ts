import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onnx } from '@alt-text/onnx'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { root, wordsOf } from './ask.ts'
import { filesOf, type HubSite, id, openHubSite, tinyFiles } from './hub-site.ts'
import { svg, wordsFor } from './shape.ts'

afterEach(() => vi.unstubAllEnvs())

const inModel = (dtype: 'int8' | 'fp16'): string[] => filesOf(dtype).map((file) => `${id}/${file}`)
const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

describe('a prefetch', () => {
  it('brings the best set of files, and locks what it brought', async () => {
    const site = await openHubSite()
    const { report } = await site.prefetch()
    expect(site.present()).toEqual(inModel('fp16'))
    const files = tinyFiles()
    for (const file of filesOf('fp16'))
      expect(readFileSync(join(site.folder, file)).equals(files[file] as Buffer)).toBe(true)
    const locked = site.lock().get(id)
    expect(Object.keys(locked?.files ?? {})).toEqual(filesOf('fp16'))
    for (const [file, { sha256: hash, size }] of Object.entries(locked?.files ?? {})) {
      expect([hash, size]).toEqual([sha256(files[file] as Buffer), files[file]?.length])
    }
    const bytes = filesOf('fp16').reduce((sum, file) => sum + (files[file]?.length ?? 0), 0)
    expect(report).toMatchObject({ folder: site.folder, files: 9, bytes, fetched: bytes, lock: 'written' })
    expect(report?.commit).toBe(locked?.commit)
  })

  it('tells how far it is, up to all bytes', async () => {
    const site = await openHubSite()
    const { events } = await site.prefetch()
    const planned = events.find((event) => event.kind === 'planned')
    const done = events.flatMap((event) => (event.kind === 'progress' ? [event.done] : []))
    expect(planned).toMatchObject({ files: 8, folder: site.folder })
    expect(done.slice(1).toSorted((a, b) => a - b)).toEqual(done.slice(1))
    expect(done.at(-1)).toBe(planned?.bytes)
    expect(events.filter((event) => event.kind === 'fetched')).toHaveLength(9)
  })

  it('brings the dtype that is asked for, and adds it to the lock', async () => {
    const site = await openHubSite()
    await site.prefetch({ dtype: 'int8' })
    expect(site.present()).toEqual(inModel('int8'))
    const { report } = await site.prefetch({ dtype: 'fp16' })
    expect(report?.lock).toBe('written')
    expect(site.present()).toEqual([...new Set([...inModel('int8'), ...inModel('fp16')])].toSorted())
    expect(Object.keys(site.lock().get(id)?.files ?? {})).toHaveLength(13)
  })

  it('stays with a whole set that is locked, however much better another would be', async () => {
    const site = await openHubSite()
    await site.prefetch({ dtype: 'int8' })
    rmSync(site.folder, { recursive: true })
    await site.prefetch()
    expect(site.present()).toEqual(inModel('int8'))
  })

  it('opens no connection where everything is there and locked', async () => {
    const site = await openHubSite()
    await site.prefetch()
    const before = site.hub.calls.length
    const { report } = await site.prefetch()
    expect(report).toMatchObject({ fetched: 0, files: 9, lock: 'same' })
    expect(site.hub.calls).toHaveLength(before)
  })

  it('fetches what is locked, though the branch has moved on', async () => {
    const site = await openHubSite()
    await site.prefetch()
    const text = site.lockText()
    site.hub.publish(id, { ...tinyFiles(), 'config.json': Buffer.from('{"model_type":"florence2"}') })
    rmSync(site.folder, { recursive: true })
    const { error } = await site.prefetch()
    expect(error).toBeUndefined()
    expect(site.lockText()).toBe(text)
    expect(readFileSync(join(site.folder, 'config.json'))).toEqual(tinyFiles()['config.json'])
    expect(site.hub.calls.filter(({ path }) => path.startsWith('/api/models/'))).toHaveLength(1)
  })

  it('fetches again what is not as it is locked', async () => {
    const site = await openHubSite()
    await site.prefetch()
    const file = join(site.folder, 'onnx/embed_tokens_fp16.onnx')
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.toReversed())
    const { report } = await site.prefetch()
    expect(report?.fetched).toBe(bytes.length)
    expect(readFileSync(file).equals(bytes)).toBe(true)
  })

  it('takes over files that lay there, once they are compared with the hub', async () => {
    const site = await openHubSite()
    cpSync(join(root, 'test/models/tiny-florence2'), site.folder, { recursive: true })
    truncateSync(join(site.folder, 'onnx/vision_encoder_fp16.onnx'), 1000)
    const { report } = await site.prefetch()
    expect(report?.fetched).toBe(tinyFiles()['onnx/vision_encoder_fp16.onnx']?.length)
    expect(report?.lock).toBe('written')
  })

  it('keeps a branch apart, and its lock', async () => {
    const site = await openHubSite()
    site.hub.publish(id, tinyFiles(), { branch: 'refs/pr/1' })
    await site.prefetch({ revision: 'refs/pr/1', dtype: 'int8' })
    expect(site.present()).toContain(`${id}/refs/pr/1/config.json`)
    expect([...site.lock().keys()]).toEqual([`${id}@refs/pr/1`])
  })

  it('brings weights that stand in files of their own', async () => {
    const { 'onnx/vision_encoder_int8.onnx': weights = Buffer.alloc(0), ...files } = tinyFiles()
    const parts = { 'onnx/vision_encoder_int8.onnx_data': weights, 'onnx/vision_encoder_int8.onnx_data_1': weights }
    const site = await openHubSite({ ...files, 'onnx/vision_encoder_int8.onnx': weights, ...parts })
    await site.prefetch({ dtype: 'int8' })
    expect(site.present()).toEqual(expect.arrayContaining(Object.keys(parts).map((file) => `${id}/${file}`)))
  })

  it('offline says what is missing, and opens no connection', async () => {
    const site = await openHubSite()
    expect((await site.prefetch({}, { offline: true })).said).toMatch(/not in alt-text\.models\.json/)
    await site.prefetch()
    const before = site.hub.calls.length
    expect((await site.prefetch({}, { offline: true })).report).toMatchObject({ fetched: 0, lock: 'same' })
    rmSync(join(site.folder, 'tokenizer.json'))
    const { error, said } = await site.prefetch({}, { offline: true })
    expect(error?.code).toBe('CONFIG_INVALID')
    expect(said).toMatch(/tokenizer\.json is missing/)
    expect(site.hub.calls).toHaveLength(before)
  })

  it('of two at once makes one wait, and fetches everything once', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'slow', pieces: 20, pauseMs: 20 }, { file: '_fp16.onnx', times: 9 })
    const both = await Promise.all([site.prefetch(), site.prefetch(), site.prefetch()])
    for (const { error } of both) expect(error).toBeUndefined()
    expect(both.map(({ report }) => report?.fetched).filter((bytes) => bytes === 0)).toHaveLength(2)
    expect(both.filter(({ said }) => /Another prefetch/.test(said))).toHaveLength(2)
    expect(site.hub.calls.filter(({ host }) => host === 'cdn')).toHaveLength(4)
    expect(site.present()).toEqual(inModel('fp16'))
  })
})

describe('from the hub to the words', () => {
  it('a model is fetched by its id, found, and captions a picture', async () => {
    const site = await openHubSite()
    for (const [name, value] of Object.entries(site.env)) vi.stubEnv(name, value)
    mkdirSync(site.root, { recursive: true })
    const backend = onnx({ model: id })
    const signal = new AbortController().signal
    const run = { root: site.root, notice: () => {}, signal }
    await expect(backend.start?.(run)).rejects.toMatchObject({ code: 'CONFIG_INVALID' })
    await backend.prefetch({ root: site.root, signal })
    await site.hub.close()
    await backend.start?.(run)
    const shape = { form: 'star', colour: 'blue', background: 'beige' } as const
    expect(await wordsOf(backend, svg(shape))).toBe(wordsFor(shape))
    await backend.dispose?.()
  })
})

describe('a folder of the user', () => {
  const place = (site: HubSite): string => {
    cpSync(join(root, 'test/models/tiny-florence2'), join(site.root, 'models/tiny'), { recursive: true })
    return './models/tiny'
  }

  it('is locked by its hashes, and asks nobody', async () => {
    const site = await openHubSite()
    const { report } = await site.prefetch({ model: place(site) })
    expect(report).toMatchObject({ fetched: 0, files: 9, lock: 'written', commit: undefined })
    const [[key, locked] = []] = [...site.lock()]
    expect(key).toBe('./models/tiny')
    expect(Object.keys(locked?.files ?? {})).toEqual(filesOf('fp16'))
    expect(site.hub.calls).toEqual([])
    expect((await site.prefetch({ model: './models/tiny' })).report?.lock).toBe('same')
  })

  it('is not locked over a file that has changed', async () => {
    const site = await openHubSite()
    await site.prefetch({ model: place(site) })
    const text = site.lockText()
    const file = join(site.root, 'models/tiny/tokenizer.json')
    writeFileSync(file, readFileSync(file, 'utf8').replace('circle', 'cirkle'))
    const { error, said } = await site.prefetch({ model: './models/tiny' })
    expect(error?.code).toBe('CONFIG_INVALID')
    expect(said).toMatch(/tokenizer\.json has other bytes/)
    expect(site.lockText()).toBe(text)
  })

  it('that only this machine knows is not locked', async () => {
    const site = await openHubSite()
    const { report } = await site.prefetch({ model: join(root, 'test/models/tiny-florence2') })
    expect(report?.lock).toBe('none')
    expect(() => site.lockText()).toThrow(/ENOENT/)
  })
})

describe('at its start, onnx() compares a model with its lock', () => {
  const start = async (site: HubSite, model = id): Promise<unknown> => {
    for (const [name, value] of Object.entries(site.env)) vi.stubEnv(name, value)
    const backend = onnx({ model })
    const run = { root: site.root, notice: () => {}, signal: new AbortController().signal }
    return backend.start?.(run)
  }

  it.each<[string, (file: string) => void, RegExp]>([
    ['longer', (file) => writeFileSync(file, 'x', { flag: 'a' }), /has \d+ bytes, not \d+/],
    ['other', (file) => writeFileSync(file, readFileSync(file).fill(7, 100, 101)), /has other bytes/],
    [
      'other, of the same time and size',
      (file) => {
        writeFileSync(file, readFileSync(file).fill(7, 100, 101))
        utimesSync(file, 1_700_000_000, 1_700_000_000)
      },
      /has other bytes/,
    ],
  ])('a file that is %s is an error', async (_, change, message) => {
    const site = await openHubSite()
    await site.prefetch()
    await start(site)
    const file = join(site.folder, 'onnx/embed_tokens_fp16.onnx')
    utimesSync(file, 1_700_000_000, 1_700_000_000)
    await start(site)
    change(file)
    await expect(start(site)).rejects.toMatchObject({ code: 'CONFIG_INVALID', message: expect.stringMatching(message) })
    await expect(start(site)).rejects.toMatchObject({ fix: expect.stringContaining('alt-text prefetch') })
    expect((await site.prefetch()).error).toBeUndefined()
    await start(site)
  })

  it('only locked files are used', async () => {
    const site = await openHubSite()
    await site.prefetch({ dtype: 'int8' })
    cpSync(join(root, 'test/models/tiny-florence2'), site.folder, { recursive: true })
    await start(site)
    const { planRun } = await import('../../packages/onnx/src/plan.ts')
    const { resolveOptions } = await import('../../packages/onnx/src/options.ts')
    const surroundings = { root: site.root, cwd: root, home: root, env: site.env }
    const plan = (dtype?: 'fp16'): ReturnType<typeof planRun> =>
      planRun(resolveOptions({ model: id, dtype }), surroundings)
    expect((await plan()).dtypes).toMatchObject({ vision_encoder: 'int8' })
    await expect(plan('fp16')).rejects.toThrow(/stands there, but alt-text\.models\.json does not lock it/)
  })

  it('a file that is read but not locked is an error, which prefetch tells too', async () => {
    const { 'generation_config.json': _, ...files } = tinyFiles()
    const site = await openHubSite(files)
    await site.prefetch()
    writeFileSync(join(site.folder, 'generation_config.json'), '{}')
    await expect(start(site)).rejects.toThrow(/generation_config\.json is not locked/)
    expect((await site.prefetch()).said).toMatch(/generation_config\.json is not locked.*\nRemove it/)
  })

  it('a file that is read, and that the hub has too, is locked by the next prefetch', async () => {
    const site = await openHubSite()
    await site.prefetch()
    const { models, ...rest } = JSON.parse(site.lockText())
    delete models[id].files['generation_config.json']
    writeFileSync(join(site.root, 'alt-text.models.json'), JSON.stringify({ ...rest, models }))
    await expect(start(site)).rejects.toThrow(/generation_config\.json is not locked/)
    expect((await site.prefetch()).report).toMatchObject({ fetched: 0, lock: 'written' })
    await start(site)
  })

  it('reads a file through once, not at every start', async () => {
    const site = await openHubSite()
    await site.prefetch()
    const stamps = join(site.root, 'node_modules/.cache/alt-text/models.json')
    const text = readFileSync(stamps, 'utf8')
    await start(site)
    expect(readFileSync(stamps, 'utf8')).toBe(text)
    rmSync(stamps)
    await start(site)
    expect(readFileSync(stamps, 'utf8')).toContain('vision_encoder_fp16.onnx')
    writeFileSync(stamps, 'damaged')
    await start(site)
  })
})
