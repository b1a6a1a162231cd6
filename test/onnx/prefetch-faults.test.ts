import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Fault, Route } from '../servers/hub.ts'
import { filesOf, type HubSite, id, openHubSite, type Outcome, tinyFiles } from './hub-site.ts'

const big = 'onnx/decoder_model_merged_fp16.onnx'
const whole = filesOf('fp16').map((file) => `${id}/${file}`)
const files = tinyFiles()

/** Whatever happened: what stands in its place is whole, and is the file that it says it is. */
function expectNothingHalf(site: HubSite): void {
  for (const file of site.inPlace()) {
    const right = files[file.slice(id.length + 1)]
    expect(right !== undefined && readFileSync(join(site.models, file)).equals(right), file).toBe(true)
  }
}

function start(bytes: number): Buffer {
  return files[big]?.subarray(0, bytes) ?? Buffer.alloc(0)
}

const rangesOf = (site: HubSite): (string | undefined)[] =>
  site.hub.calls.filter(({ path }) => path.endsWith(big) && path.startsWith('/models/')).map(({ range }) => range)

describe('a prefetch gets there', () => {
  it.each<[string, Route, Fault, string, number, RegExp]>([
    ['the connection is cut in the middle', 'bytes', { kind: 'cut', after: 200_000 }, big, 2, /failed|ended/],
    ['it is cut at once', 'bytes', { kind: 'cut', after: 0 }, big, 3, /failed|ended/],
    ['it is cut in a small file', 'bytes', { kind: 'cut', after: 10 }, 'tokenizer.json', 1, /failed|ended/],
    ['it falls silent in the middle', 'bytes', { kind: 'stall', after: 100_000 }, big, 1, /fell silent/],
    ['it falls silent at once', 'bytes', { kind: 'stall', after: 0 }, 'config.json', 1, /fell silent/],
    ['it is slow', 'bytes', { kind: 'slow', pieces: 15, pauseMs: 30 }, big, 1, /^\s*$/],
    [
      'less comes than there is, and nobody said how much',
      'bytes',
      { kind: 'unmeasured', bytes: start(100_000) },
      big,
      1,
      /ended after 100000 of 586420 bytes/,
    ],
    ['it is reset', 'bytes', { kind: 'reset' }, big, 3, /connection to 127\.0\.0\.1:\d+ failed/],
    ['the description is cut', 'api', { kind: 'cut', after: 20 }, '', 2, /failed|ended/],
    ['the description is reset', 'api', { kind: 'reset' }, '', 2, /failed/],
    ['the server is broken', 'resolve', { kind: 'answer', status: 503 }, big, 3, /answers 503/],
    ['the server is broken, at the description', 'api', { kind: 'answer', status: 500 }, '', 3, /answers 500/],
    [
      'it is asked to wait',
      'resolve',
      { kind: 'answer', status: 429, headers: { 'retry-after': '2' } },
      big,
      1,
      /no more requests for now \(429\)\. Trying again in 2 s/,
    ],
    [
      'it is asked to wait, as the hub itself words it',
      'api',
      { kind: 'answer', status: 429, headers: { ratelimit: '"api";r=0;t=2' } },
      '',
      1,
      /Trying again in 2 s/,
    ],
    [
      'it is asked to wait until a date',
      'api',
      { kind: 'answer', status: 503, headers: { 'retry-after': new Date(0).toUTCString() } },
      '',
      1,
      /answers 503/,
    ],
  ])('when %s', async (_, route, fault, file, times, said) => {
    const site = await openHubSite()
    site.hub.fail(route, fault, { file, times })
    const outcome = await site.prefetch()
    expect(outcome.error).toBeUndefined()
    expect(outcome.said).toMatch(said)
    expect(site.present()).toEqual(whole)
    expect(existsSync(join(site.folder, '.partial'))).toBe(false)
    expectNothingHalf(site)
  })

  it('and asks only for what it does not have', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'cut', after: 200_000 }, { file: big, times: 2 })
    await site.prefetch()
    expect(rangesOf(site)).toEqual([undefined, 'bytes=200000-', 'bytes=400000-'])
  })

  it('from the start where the hub knows no ranges', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'cut', after: 200_000 }, { file: big })
    site.hub.fail('bytes', { kind: 'whole' }, { file: big })
    expect((await site.prefetch()).error).toBeUndefined()
    expectNothingHalf(site)
  })

  it('from the start where the hub refuses every range', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'cut', after: 200_000 }, { file: big })
    site.hub.fail('bytes', { kind: 'rangeless' }, { file: big, times: 9 })
    const { error, said } = await site.prefetch()
    expect(error).toBeUndefined()
    expect(said).toMatch(/does not know the rest of .*; it is fetched from its start/)
    expectNothingHalf(site)
  })

  it('as often as it is cut, as long as something comes', async () => {
    const weights = Buffer.alloc(12_000_000, 'weights')
    const site = await openHubSite({ ...files, 'onnx/embed_tokens_fp16.onnx': weights })
    site.hub.fail('bytes', { kind: 'cut', after: 1_200_000 }, { file: 'embed_tokens_fp16.onnx', times: 10 })
    expect((await site.prefetch()).error).toBeUndefined()
    expect(readFileSync(join(site.folder, 'onnx/embed_tokens_fp16.onnx')).equals(weights)).toBe(true)
  })

  it('in a second run, which goes on where the first one gave up', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'cut', after: 50_000 }, { file: big, times: 4 })
    const first = await site.prefetch()
    expect(first.error).toMatchObject({ name: 'BackendError', code: 'UNAVAILABLE' })
    expect(first.said).toMatch(/Tried 4 times\. What was fetched is kept/)
    expect(site.inPlace()).not.toContain(`${id}/${big}`)
    expectNothingHalf(site)
    const second = await site.prefetch()
    expect(second.error).toBeUndefined()
    // What was on its way when a connection was cut may not have come.
    const from = Number(/^bytes=(\d+)-$/.exec(rangesOf(site).at(-1) ?? '')?.[1])
    expect(from).toBeGreaterThan(0)
    expect(from).toBeLessThanOrEqual(200_000)
    expect(site.present()).toEqual(whole)
    expectNothingHalf(site)
  })

  it('in a second run, after the first one was stopped', async () => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'slow', pieces: 50, pauseMs: 20 }, { file: big })
    const abort = new AbortController()
    setTimeout(() => abort.abort(), 500)
    const { error, said } = await site.prefetch({}, { signal: abort.signal })
    expect(error?.code).toBe('ABORTED')
    expect(said).toMatch(/kept for the next run/)
    expect(site.inPlace()).not.toContain(`${id}/${big}`)
    expectNothingHalf(site)
    expect((await site.prefetch()).error).toBeUndefined()
    expect(rangesOf(site).at(-1)).toMatch(/^bytes=\d+-$/)
    expectNothingHalf(site)
  })

  it.each([
    ['too short and wrong', Buffer.from('left over from another day')],
    ['too long', Buffer.alloc(2_000_000)],
    ['as long, and wrong', Buffer.alloc(files[big]?.length ?? 0)],
  ])('where what is left of an earlier run is %s', async (_, left) => {
    const site = await openHubSite()
    site.hub.fail('bytes', { kind: 'cut', after: 50_000 }, { file: big, times: 4 })
    await site.prefetch()
    const part = site.present().find((file) => file.includes('.partial/')) ?? ''
    writeFileSync(join(site.models, part), left)
    expect((await site.prefetch()).error).toBeUndefined()
    expect(site.present()).toEqual(whole)
    expectNothingHalf(site)
  })
})

describe('a prefetch ends with a clear error, and puts nothing in place', () => {
  const other = Buffer.from(files[big] ?? [])
  other[1000] = (other[1000] ?? 0) ^ 1
  const spoiled = Buffer.from(files['config.json'] ?? []).fill(' ', 100, 101)

  it.each<[string, Route, Fault, string, string, RegExp]>([
    ['wrong bytes', 'bytes', { kind: 'bytes', bytes: other }, big, 'BAD_OUTPUT', /another hash\. Nothing was put/],
    [
      'a sign-in page instead of a small file',
      'bytes',
      { kind: 'bytes', bytes: Buffer.from('<!doctype html>') },
      'config.json',
      'BAD_OUTPUT',
      /config\.json from .* has 15 bytes, not 913/,
    ],
    [
      'wrong bytes of a small file',
      'bytes',
      { kind: 'bytes', bytes: spoiled },
      'config.json',
      'BAD_OUTPUT',
      /another hash/,
    ],
    [
      'too many bytes, when nobody said how many',
      'bytes',
      { kind: 'unmeasured', bytes: Buffer.concat([other, other]) },
      big,
      'BAD_OUTPUT',
      /has more than 586420 bytes/,
    ],
    [
      'too few bytes',
      'bytes',
      { kind: 'bytes', bytes: other.subarray(1) },
      big,
      'BAD_OUTPUT',
      /586419 bytes, not 586420/,
    ],
    [
      'too many bytes',
      'bytes',
      { kind: 'bytes', bytes: Buffer.concat([other, other]) },
      big,
      'BAD_OUTPUT',
      /1172840 bytes, not 586420/,
    ],
    [
      'a missing file',
      'resolve',
      { kind: 'answer', status: 404 },
      big,
      'BAD_INPUT',
      /has no onnx\/decoder_model_merged/,
    ],
    [
      'a pause of an hour',
      'resolve',
      { kind: 'answer', status: 429, headers: { 'retry-after': '3600' } },
      big,
      'RATE_LIMIT',
      /asks to wait 3600 s/,
    ],
    ['a server that stays broken', 'api', { kind: 'answer', status: 500 }, '', 'UNAVAILABLE', /Tried 4 times/],
    ['a hub that stays silent', 'api', { kind: 'stall', after: 5 }, '', 'TIMEOUT', /fell silent\. Tried 4 times/],
    ['a status that nobody expects', 'api', { kind: 'answer', status: 418 }, '', 'UNAVAILABLE', /answers 418/],
    ['a redirect to itself', 'resolve', { kind: 'redirect', to: '?again' }, big, 'BAD_OUTPUT', /redirects without end/],
    ['a redirect to a file', 'resolve', { kind: 'redirect', to: 'file:///etc/passwd' }, big, 'BAD_OUTPUT', /not safe/],
    ['a redirect to nowhere', 'resolve', { kind: 'redirect', to: 'http://[' }, big, 'BAD_OUTPUT', /not safe/],
    [
      'a description that is none',
      'api',
      { kind: 'bytes', bytes: Buffer.from('<html>Welcome to the Wi-Fi</html>') },
      '',
      'BAD_OUTPUT',
      /something else than the model owner\/tiny at main that a hub describes/,
    ],
    [
      'a description without a commit',
      'api',
      { kind: 'bytes', bytes: Buffer.from('{"siblings":[]}') },
      '',
      'BAD_OUTPUT',
      /something else/,
    ],
  ])('after %s', async (_, route, fault, file, code, message) => {
    const site = await openHubSite()
    site.hub.fail(route, fault, { file, times: 9 })
    const { error, said } = await site.prefetch()
    expect(error).toMatchObject({ name: 'BackendError', code })
    expect(said).toMatch(message)
    expect(site.inPlace()).not.toContain(`${id}/${file === '' ? 'config.json' : file}`)
    expectNothingHalf(site)
    expect(() => site.lockText()).toThrow(/ENOENT/)
  })

  it('when the hub has other bytes than are locked, before they are fetched', async () => {
    const site = await openHubSite()
    await site.prefetch({ dtype: 'int8' })
    const text = site.lockText()
    const file = 'onnx/embed_tokens_int8.onnx'
    const size = files[file]?.length
    const hash = site.lock().get(id)?.files[file]?.sha256 ?? ''
    const changed = text.replace(hash, hash.replaceAll(/./g, '0'))
    writeFileSync(join(site.root, 'alt-text.models.json'), changed)
    const before = site.hub.calls.length
    // Whoever waits for the bytes waits in vain.
    site.hub.fail('bytes', { kind: 'stall', after: 10 }, { file, times: 9 })
    const { error, said } = await site.prefetch()
    expect(error).toMatchObject({ code: 'BAD_OUTPUT' })
    expect(said).toMatch(/embed_tokens_int8\.onnx from .* is not the file that alt-text\.models\.json names/)
    expect(site.hub.calls.slice(before).map(({ path }) => path)).toEqual([
      expect.stringContaining('/resolve/'),
      expect.stringContaining('/models/'),
    ])
    expect(readFileSync(join(site.folder, file)).length).toBe(size)
    expect(readFileSync(join(site.root, 'alt-text.models.json'), 'utf8')).toBe(changed)
  })

  it('when the hub answers a locked commit with another one', async () => {
    const site = await openHubSite()
    await site.prefetch({ dtype: 'int8' })
    const sha = site.hub.publish(id, { 'config.json': Buffer.from('{}') })
    const bytes = Buffer.from(JSON.stringify({ sha, siblings: [] }))
    site.hub.fail('api', { kind: 'bytes', bytes })
    expect((await site.prefetch({ dtype: 'fp16' })).error).toMatchObject({ code: 'BAD_OUTPUT' })
  })

  it('when the hub gives no hash for a file', async () => {
    const site = await openHubSite()
    const siblings = [{ rfilename: 'config.json', size: 913, blobId: 'a'.repeat(40), lfs: {} }]
    site.hub.fail('api', { kind: 'bytes', bytes: Buffer.from(JSON.stringify({ sha: 'b'.repeat(40), siblings })) })
    expect((await site.prefetch()).said).toMatch(/no config\.json of owner\/tiny with a size and a hash/)
  })

  it.each<[string, string, RegExp]>([
    ['nobody/nothing', 'AUTH', /401, RepoNotFound.*does not exist, or wants a token/],
    ['mozilla/distilvit', 'AUTH', /Did you mean Mozilla\/distilvit\?/],
    ['onnx-community/Florence-2-base-f', 'AUTH', /Did you mean onnx-community\/Florence-2-base-ft\?/],
    ['just-a-name', 'CONFIG_INVALID', /owner\/name/],
    ['../../etc/passwd', 'CONFIG_INVALID', /Looked in .*Correct onnx/s],
  ])('when there is no model %s', async (model, code, message) => {
    const site = await openHubSite()
    const { error, said } = await site.prefetch({ model })
    expect(error?.code).toBe(code)
    expect(said).toMatch(message)
    expect(site.present()).toEqual([])
    expect(existsSync(site.folder)).toBe(false)
  })

  it('when the model has no such branch', async () => {
    const { error, said } = await (await openHubSite()).prefetch({ revision: 'v9' })
    expect(error?.code).toBe('BAD_INPUT')
    expect(said).toMatch(/no model owner\/tiny at v9 \(RevisionNotFound\)/)
  })

  it('when the model has no such dtype', async () => {
    const site = await openHubSite()
    const { error, said } = await site.prefetch({ dtype: 'q4' })
    expect(error?.code).toBe('CONFIG_INVALID')
    expect(said).toMatch(/no onnx\/vision_encoder_q4\.onnx of owner\/tiny/)
    expect(site.present()).toEqual([`${id}/config.json`])
  })

  it('when the model is of a family that does not run here', async () => {
    const site = await openHubSite({ ...files, 'config.json': Buffer.from('{"model_type":"blip"}') })
    expect((await site.prefetch()).said).toMatch(/family blip/)
  })

  it('when the folder cannot be written', async () => {
    const site = await openHubSite()
    mkdirSync(site.root, { recursive: true })
    writeFileSync(site.models, 'a file, where a folder should be')
    const { error, said } = await site.prefetch()
    expect(error?.code).toBe('CONFIG_INVALID')
    expect(said).toMatch(/could not be made/)
  })

  it('when the lock is broken, before anything is fetched', async () => {
    const site = await openHubSite()
    mkdirSync(site.root, { recursive: true })
    writeFileSync(join(site.root, 'alt-text.models.json'), '{\n  "version": 1,\n  "models": {\n    oops\n')
    const { error } = await site.prefetch()
    expect(error).toMatchObject({ code: 'CONFIG_UNREADABLE', place: { file: 'alt-text.models.json', line: 4 } })
    expect(site.hub.calls).toEqual([])
  })
})

it('no message holds an address that is signed', async () => {
  const faults: Fault[] = [
    { kind: 'reset' },
    { kind: 'answer', status: 403 },
    { kind: 'answer', status: 500 },
    { kind: 'bytes', bytes: Buffer.from('x') },
  ]
  const outcomes: Outcome[] = []
  for (const fault of faults) {
    const site = await openHubSite()
    site.hub.fail('bytes', fault, { file: big, times: 9 })
    outcomes.push(await site.prefetch())
  }
  for (const { error, said } of outcomes) {
    expect(error).toBeDefined()
    expect(said).not.toMatch(/signature|s3cret/)
  }
})
