import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { commands } from '../../packages/cli/src/commands/index.ts'
import type { WithModel } from '../../packages/cli/src/commands/prefetch.ts'
import { type FakeHub, startHub } from '../servers/hub.ts'
import { filesOf, id, tinyFiles } from './hub-site.ts'
import { Site } from './site.ts'
import { onnx } from '@alt-text/onnx'

const hubs: FakeHub[] = []
afterAll(() => Promise.all(hubs.map((hub) => hub.close())))

/** A site whose config names the tiny model by its hub id. */
async function open(options: Parameters<typeof onnx>[0] = {}): Promise<{ site: Site; hub: FakeHub; models: string }> {
  const hub = await startHub()
  hubs.push(hub)
  hub.publish(id, tinyFiles())
  const env = { HF_ENDPOINT: hub.endpoint, ALT_TEXT_MODELS: 'models', HF_TOKEN: 'hf_s3cretToken' }
  const site = new Site({ model: id, ...options }, env)
  return { site, hub, models: join(site.root, 'models') }
}

/** What a backend offers is what the command asks for, though neither imports the other. */
const offered: WithModel = onnx()

function whole(models: string, dtype: 'int8' | 'fp16'): boolean {
  const files = tinyFiles()
  return filesOf(dtype).every((file) => readFileSync(join(models, id, file)).equals(files[file] as Buffer))
}

function everything(models: string): string[] {
  if (!existsSync(models)) return []
  return readdirSync(models, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(models.length + 1))
}

describe('alt-text prefetch', () => {
  it('is a command', () => {
    expect(Object.keys(commands)).toContain('prefetch')
    expect(offered.knownModels.length).toBeGreaterThan(3)
  })

  it('says what it fetches, line by line, and what it locked', async () => {
    const { site, models } = await open()
    const { code, out, err } = await site.run('prefetch')
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('fetching 8 files, 1.2 MB, into') })
    expect(err).toMatch(/^\[1\/8\] preprocessor_config\.json {2}1 kB$/m)
    expect(err).toMatch(/^\[8\/8\] onnx\/decoder_model_merged_fp16\.onnx {2}587 kB$/m)
    expect(out).toMatch(/^owner\/tiny: 9 files, 1\.2 MB, 1\.2 MB fetched, verified\./)
    expect(out).toContain('commit that file')
    expect(whole(models, 'fp16')).toBe(true)
    expect(site.read('alt-text.models.json')).toMatch(/^\{\n {2}"version": 1,\n {2}"models": \{\n {4}"owner\/tiny": \{/)
    expect((await site.run('prefetch')).out).toMatch(/already here, verified[^]*As locked/)
    expect((await site.run('prefetch', '--offline')).code).toBe(0)
  })

  it('then fill, by the hub id and without a hub, finds the words', async () => {
    const { site, hub } = await open()
    site.write('index.html', '<img src="star.png">')
    site.write('star.png', readFileSync('test/fixtures/shapes/000.png'))
    const without = await site.run('fill')
    expect(without.code).not.toBe(0)
    expect(without.out + without.err).toMatch(/alt-text prefetch/)
    expect((await site.run('prefetch')).code).toBe(0)
    await hub.close()
    expect(await site.run('fill')).toMatchObject({ code: 0 })
    expect(site.captions()['star.png']?.alt).toBe('a red triangle to the left of a yellow star')
    expect(site.read('alt-text.json')).toContain('"by": "onnx:owner/tiny"')
  })

  it('that was killed leaves nothing half in place, and the next one goes on', async () => {
    const { site, hub, models } = await open()
    hub.fail('bytes', { kind: 'slow', pieces: 100, pauseMs: 50 }, { file: 'decoder_model_merged_fp16.onnx' })
    const first = site.start('prefetch')
    const half = (): string | undefined => everything(models).find((file) => file.includes('decoder'))
    while (half() === undefined) await new Promise((resolve) => setTimeout(resolve, 20))
    await new Promise((resolve) => setTimeout(resolve, 300))
    first.child.kill('SIGKILL')
    await first.ended
    expect(half()).toContain('.partial/')
    expect((await site.run('prefetch')).code).toBe(0)
    expect(whole(models, 'fp16')).toBe(true)
    expect(everything(models)).toHaveLength(9)
    expect(hub.calls.at(-1)?.range).toMatch(/^bytes=\d+-$/)
  })

  it('that is interrupted ends with 130, and keeps what came', async () => {
    const { site, hub, models } = await open()
    hub.fail('bytes', { kind: 'slow', pieces: 100, pauseMs: 50 }, { file: 'decoder_model_merged_fp16.onnx' })
    const running = site.start('prefetch')
    while (!everything(models).some((file) => file.includes('decoder')))
      await new Promise((done) => setTimeout(done, 20))
    running.child.kill('SIGINT')
    const { code, err } = await running.ended
    expect(code).toBe(130)
    expect(err).toContain('kept for the next run')
    expect(existsSync(join(site.root, 'alt-text.models.json'))).toBe(false)
  })

  it('twice at once ends well both times', async () => {
    const { site, hub, models } = await open()
    hub.fail('bytes', { kind: 'slow', pieces: 10, pauseMs: 50 }, { file: '_fp16.onnx', times: 8 })
    const both = await Promise.all([site.run('prefetch'), site.run('prefetch')])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(both.map(({ err }) => err).join('')).toContain('Another prefetch works on owner/tiny')
    expect(whole(models, 'fp16')).toBe(true)
    expect(hub.calls.filter(({ host }) => host === 'cdn')).toHaveLength(4)
  })

  it('of two models fetches what it can, and ends with 1', async () => {
    const { site } = await open()
    const backends = `[onnx({ model: 'nobody/nothing' }), onnx({ model: '${id}' })]`
    site.write(
      'alt-text.config.mjs',
      `import { onnx } from '@alt-text/onnx'\nexport default { backend: ${backends} }\n`,
    )
    const { code, out, err } = await site.run('prefetch')
    expect(code).toBe(1)
    expect(err).toMatch(/^nobody\/nothing: .*401/m)
    expect(out).toMatch(/^owner\/tiny: 9 files/m)
  })

  it('never prints the token', async () => {
    const { site, hub } = await open()
    hub.publish(id, tinyFiles(), { token: 'another' })
    const { code, out, err } = await site.run('prefetch')
    expect(code).toBe(1)
    expect(err).toContain('HF_TOKEN')
    expect(out + err).not.toContain('s3cret')
  })

  it('ends by itself soon after its last word', async () => {
    const { site } = await open()
    const { child, ended } = site.start('prefetch')
    let last = 0
    child.stdout?.on('data', () => (last = Date.now()))
    await ended
    expect(Date.now() - last).toBeLessThan(1000)
  })

  it('--list shows the models that are known', async () => {
    const { site, hub } = await open()
    const { code, out } = await site.run('prefetch', '--list')
    expect(code).toBe(0)
    expect(out).toMatch(
      /^onnx-community\/Florence-2-base-ft\n {2}MIT, writes en; the default\n {2}default 357 MB, fp32/m,
    )
    expect(hub.calls).toEqual([])
  })

  it('--list needs no config, only the package that knows them', async () => {
    const { site } = await open()
    site.write('alt-text.config.mjs', 'export default {}\n')
    expect(await site.run('prefetch', '--list')).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^onnx-community\/Florence-2-base-ft\n/m),
    })
    rmSync(join(site.root, 'node_modules/@alt-text/onnx'), { recursive: true })
    expect(await site.run('prefetch', '--list')).toMatchObject({ code: 2, err: expect.stringContaining('install') })
  })

  it('without a local backend, or with a flag that is none, could not run', async () => {
    const { site } = await open()
    expect((await site.run('prefetch', '--offlin')).code).toBe(2)
    site.write('alt-text.config.mjs', 'export default {}\n')
    expect(await site.run('prefetch')).toMatchObject({ code: 2, err: expect.stringContaining('onnx()') })
    rmSync(join(site.root, 'alt-text.config.mjs'))
  })
})
