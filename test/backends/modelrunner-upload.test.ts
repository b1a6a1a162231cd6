import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ModelrunnerOptions } from '../../packages/backends/src/modelrunner.ts'
import { createStandIn } from '../servers/modelrunner/client.ts'
import { createRig, type Picture, type Rig } from '../servers/modelrunner/rig.ts'

const TRANSPORTS: readonly (readonly [string, ModelrunnerOptions['client']])[] = [
  ['own transport', false],
  ['official client', createStandIn()],
]

describe.each(TRANSPORTS)('uploads through the %s', (_, client) => {
  let rig: Rig
  let dog: Picture

  beforeEach(async () => {
    rig = await createRig({ client, upload: true, publicUrl: undefined })
    dog = rig.publish('secret-plans/dog.png')
  })
  afterEach(async () => {
    expect(rig.seen()).not.toContain(rig.server.key)
    expect(rig.server.strangers).toEqual([])
    expect(Math.max(0, ...rig.server.billed().values())).toBeLessThanOrEqual(1)
    const storage = rig.server.calls.filter((call) => call.host === 'uploads.test')
    expect(storage.filter((call) => call.headers.authorization)).toEqual([])
    await rig.close()
  })

  const uploads = (): (string | undefined)[] =>
    [...rig.server.uploads.values()].map(({ bytes }) => bytes?.toString('hex'))

  test('the prepared bytes go up once, under a name that tells nothing, after it was said', async () => {
    let saidBefore = 0
    const picture = {
      ...dog,
      get bytes() {
        saidBefore = rig.notices.length
        return dog.bytes
      },
    }
    const backend = await rig.start()
    expect(rig.notices).toEqual([])
    expect(await rig.ask(backend, picture)).toMatchObject({ kind: 'words' })
    expect(saidBefore).toBeGreaterThan(0)
    expect(rig.notices.join(' ')).toMatch(/can read it.*for ever/)
    expect(uploads()).toEqual([dog.bytes.toString('hex')])
    const [name] = rig.server.uploads.keys()
    expect(name).toBe(`0-${dog.hash.replace('sha256-', '')}.png`)
    const [job] = rig.server.jobs.values()
    expect(job?.input).toEqual({ image_url: `https://media.modelrunner.ai/${name}` })

    await rig.ask(backend, rig.publish('cat.png'))
    expect(rig.notices).toHaveLength(2)
  })

  test('an upload is used again after a failure, in another process too', async () => {
    rig.server.scripts.set('*', { error: 'provider hiccup' })
    await rig.ask(await rig.start(), dog)
    rig.server.scripts.clear()
    expect(await rig.ask(await rig.start(), dog)).toMatchObject({ kind: 'words' })
    expect(rig.server.uploads.size).toBe(1)
  })

  test('with an expiry it is passed on, and the upload is not relied on later', async () => {
    const options = { expiresIn: 3600 }
    rig.server.scripts.set('*', { error: 'provider hiccup' })
    await rig.ask(await rig.start(options), dog)
    rig.server.scripts.clear()
    await rig.ask(await rig.start(options), dog)
    expect([...rig.server.uploads.values()].map(({ lifecycle }) => lifecycle)).toEqual([
      '{"expiration_duration_seconds":3600}',
      '{"expiration_duration_seconds":3600}',
    ])
  })

  test('a public address with the same bytes is preferred; another one is not', async () => {
    const backend = await rig.start({ publicUrl: (key) => `https://site.test/${key}` })
    await rig.ask(backend, dog)
    expect(rig.server.uploads.size).toBe(0)
    rig.server.publish('cat.png', Buffer.from('not a cat'))
    await rig.ask(backend, { ...dog, key: 'cat.png', hash: `${dog.hash.slice(0, -1)}_` })
    expect(rig.server.uploads.size).toBe(1)
  })

  test.each(['initiate', 'put'] as const)(
    'a 503 on %s is a fault that may be tried again; nothing was submitted',
    async (route) => {
      rig.server.fail(route, { kind: 'answer', status: 503, body: {} })
      const backend = await rig.start()
      expect(await rig.ask(backend, dog)).toMatchObject({
        kind: 'fault',
        error: { code: 'UNAVAILABLE', retryable: true },
      })
      expect(rig.server.jobs.size).toBe(0)
      expect(await rig.ask(backend, dog)).toMatchObject({ kind: 'words' })
    },
  )

  test('a signature that ran out is not a wrong key', async () => {
    rig.server.fail('put', { kind: 'answer', status: 403, html: 'Request has expired' })
    const answer = await rig.ask(await rig.start(), dog)
    expect(answer).toMatchObject({ kind: 'fault', error: { code: 'UNAVAILABLE', retryable: true, fatal: false } })
  })

  test('bytes that were not prepared to a format it reads are not uploaded', async () => {
    const answer = await rig.ask(await rig.start(), { ...dog, mediaType: 'image/svg+xml' })
    expect(answer).toEqual({ kind: 'refused', reason: expect.stringContaining('image/svg+xml') })
    expect(rig.server.calls).toEqual([])
  })
})
