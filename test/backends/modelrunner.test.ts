import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ModelrunnerOptions } from '../../packages/backends/src/modelrunner.ts'
import { createFetch, sentenceFor } from '../servers/modelrunner.ts'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { createStandIn } from '../servers/modelrunner/client.ts'
import { type Answer, createRig, pictureOf, HASTY, type Rig, TIMING } from '../servers/modelrunner/rig.ts'

const TRANSPORTS: readonly (readonly [string, (server: FakeModelrunner) => ModelrunnerOptions['client']])[] = [
  ['own transport', () => false],
  ['official client', () => createStandIn()],
  ['official client, made already', (server) => madeFor(server)],
]

function madeFor(server: FakeModelrunner): ModelrunnerOptions['client'] {
  return createStandIn().createModelrunnerClient({ credentials: server.key, fetch: createFetch(server) })
}

const words = (text: string): Answer => ({ kind: 'words', text, usd: 0.0015 })

describe.each(TRANSPORTS)('%s', (_, client) => {
  let rig: Rig

  beforeEach(async () => {
    rig = await createRig({})
    Object.assign(rig.defaults, { client: client(rig.server) })
  })

  /** Whatever a test does, these hold. */
  afterEach(async () => {
    vi.useRealTimers()
    const { server } = rig
    const seen = rig.seen()
    await rig.close()
    expect(Math.max(0, ...server.billed().values()), 'jobs paid for, per image').toBeLessThanOrEqual(1)
    expect(Math.max(0, ...server.submitted().values()), 'submissions, per intent').toBeLessThanOrEqual(1)
    expect(server.strangers, 'other hosts').toEqual([])
    expect(seen, 'the key').not.toContain(server.key)
    expect(server.calls.filter((call) => call.host === 'site.test' && call.headers.authorization)).toEqual([])
  })

  /** A fault as dispatch sees it. */
  async function faultOf(
    answer: Promise<Answer>,
  ): Promise<{ code: string; retryable: boolean; fatal: boolean; message: string }> {
    const got = await answer
    if (got.kind !== 'fault') throw new Error(`No fault but ${JSON.stringify(got)}`)
    const { code, retryable, fatal, message } = got.error
    return { code, retryable, fatal, message }
  }

  test('a picture at a public address gets words, by one submission', async () => {
    const dog = rig.publish('dog.png')
    const backend = await rig.start({ priority: 'low', storeIo: false })
    expect(await rig.ask(backend, dog)).toEqual(words(sentenceFor(dog.url)))

    const submission = rig.server.calls.find((call) => call.method === 'POST')
    expect(submission).toMatchObject({
      host: 'queue.modelrunner.run',
      path: '/microsoft/florence-2-large/caption',
      headers: { 'x-modelrunner-queue-priority': 'low', 'x-modelrunner-store-io': '0' },
    })
    expect(JSON.parse(String(submission?.body))).toEqual({
      image_url: dog.url,
      metadata: { 'alt-text-intent': expect.any(String), 'alt-text-image': dog.hash },
    })
    const poll = rig.server.calls.find((call) => call.path.endsWith('/status'))
    expect(poll?.path).toMatch(/^\/microsoft\/florence-2-large\/requests\/[\w-]{21}\/status$/)
  })

  test('a remote picture is its own public address', async () => {
    const dog = rig.publish('dog.png')
    const backend = await rig.start({ publicUrl: undefined, upload: true })
    expect(await rig.ask(backend, { ...dog, key: dog.url })).toEqual(words(sentenceFor(dog.url)))
    expect(rig.server.uploads.size).toBe(0)
  })

  test.each([
    ['straight to COMPLETED', { states: ['IN_QUEUE', 'COMPLETED'] }],
    ['a state nobody has heard of', { states: ['IN_QUEUE', 'WARMING_UP', 'COMPLETED'] }],
    ['a result that is not ready yet', { notReady: 2 }],
    ['a list of one', { output: ['  A dog.\n'] }],
  ])('%s ends in words', async (_name, script) => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, script)
    const expected = 'output' in script ? 'A dog.' : sentenceFor(dog.url)
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(expected))
  })

  test('without a request id header, and by another model', async () => {
    const dog = rig.publish('dog.png')
    rig.server.namesRequests = false
    rig.server.scripts.set(dog.url, { output: 'A dog.', ranInstead: 'other/florence' })
    expect(await rig.ask(await rig.start(), dog)).toEqual({ ...words('A dog.'), by: 'modelrunner:other/florence' })
  })

  test('an output mapper and more input make another endpoint work', async () => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, { output: { answer: 'A dog.' } })
    const backend = await rig.start({
      endpoint: 'moondream/moondream3-preview/query',
      input: (request) => ({ prompt: `Describe it in ${request.language}`, reasoning: false }),
      output: (output) => (output as { answer: string }).answer,
    })
    expect(await rig.ask(backend, dog)).toEqual(words('A dog.'))
    const [job] = rig.server.jobs.values()
    expect(job?.input).toEqual({ image_url: dog.url, prompt: 'Describe it in en', reasoning: false })
    expect(backend.limits.deterministic).toBe(false)
  })

  test.each([
    ['FAILED as 400', { states: ['IN_QUEUE', 'FAILED'] }, 'BAD_OUTPUT', true],
    ['FAILED as 200', { states: ['IN_QUEUE', 'FAILED'], failedAs: 200 as const }, 'BAD_OUTPUT', true],
    ['CANCELLED', { states: ['IN_QUEUE', 'CANCELLED'] }, 'BAD_OUTPUT', false],
    ['COMPLETED, then 422', { error: 'unsupported picture' }, 'BAD_OUTPUT', false],
  ])('%s is a failure that costs nothing, and may be asked again', async (_name, script, code, retryable) => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, script)
    const backend = await rig.start()
    const fault = await faultOf(rig.ask(backend, dog))
    expect(fault).toMatchObject({ code, retryable, fatal: false })
    expect(fault.message).toMatch(/unsupported picture|Stuck|CANCELLED/)

    rig.server.scripts.delete(dog.url)
    expect(await rig.ask(backend, dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test.each([
    ['purged', { purged: true }],
    ['empty', { output: {} }],
    ['blank', { output: ' \n' }],
    ['a number', { output: 7 }],
    ['a list of two', { output: ['a', 'b'] }],
  ])('paid for, but %s: said, not bought again by itself, and bought when asked', async (_name, script) => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, script)
    const backend = await rig.start()
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'BAD_OUTPUT', retryable: false })
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'BAD_OUTPUT' })
    expect(await faultOf(rig.ask(await rig.start(), dog))).toMatchObject({ code: 'BAD_OUTPUT' })
    expect(rig.server.jobs.size).toBe(1)

    rig.server.scripts.delete(dog.url)
    expect(await rig.ask(await rig.start({ retryLost: true }), dog)).toEqual(words(sentenceFor(dog.url)))
    expect(rig.server.jobs.size).toBe(2)
    rig.server.jobs.clear()
  })

  test('words that a wrong mapper missed are had from the same request', async () => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, { output: { answer: 'A dog.' } })
    expect(await faultOf(rig.ask(await rig.start(), dog))).toMatchObject({ code: 'BAD_OUTPUT' })
    const mended = await rig.start({ output: (output) => (output as { answer: string }).answer })
    expect(await rig.ask(mended, dog)).toEqual(words('A dog.'))
    expect(rig.server.jobs.size).toBe(1)
  })

  test.each([401, 403])('%i on submission is fatal, stops submitting, and goes on collecting', async (status) => {
    const [dog, cat, cow] = [rig.publish('dog.png'), rig.publish('cat.png'), rig.publish('cow.png')]
    const backend = await rig.start()
    rig.server.scripts.set(dog.url, { states: [...Array.from({ length: 20 }, () => 'IN_PROGRESS'), 'COMPLETED'] })
    const running = rig.ask(backend, dog)
    await expect.poll(() => rig.server.jobs.size).toBe(1)

    rig.server.fail('submit', { kind: 'answer', status, body: { error: 'no' } })
    expect(await faultOf(rig.ask(backend, cat))).toMatchObject({ code: 'AUTH', fatal: true, retryable: false })
    expect(await faultOf(rig.ask(backend, cow))).toMatchObject({ code: 'AUTH', fatal: true })
    expect(rig.server.jobs.size).toBe(1)
    expect(await running).toEqual(words(sentenceFor(dog.url)))
  })

  test('a wrong key is refused without being shown, though the service quotes it', async () => {
    const dog = rig.publish('dog.png')
    const credentials = 'wrong-id-5512:wrong-secret-9917'
    const backend = await rig.start({ credentials })
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'AUTH', fatal: true })
    expect(rig.seen()).toContain('[key]')
    expect(rig.seen()).not.toContain('wrong-secret-9917')
    expect(rig.journal()).not.toContain('wrong-id-5512')
  })

  test('402 after the balance is used up: what was paid for is collected, the rest waits for another run', async () => {
    const pictures = ['a.png', 'b.png', 'c.png', 'd.png'].map((name) => rig.publish(name))
    rig.server.balance = 2
    const backend = await rig.start()
    const answers: Answer[] = []
    for (const picture of pictures) answers.push(await rig.ask(backend, picture))
    expect(answers.map((one) => (one.kind === 'fault' ? one.error.code : one.kind))).toEqual([
      'words',
      'words',
      'PAYMENT',
      'PAYMENT',
    ])
    expect(rig.server.calls.filter((call) => call.method === 'POST')).toHaveLength(3)

    rig.server.balance = 9
    const again = await rig.start()
    for (const picture of pictures) expect(await rig.ask(again, picture)).toEqual(words(sentenceFor(picture.url)))
    expect(rig.server.jobs.size).toBe(4)
  })

  test('429 on submission: one pause for all, with the time that the service names', async () => {
    const [dog, cat] = [rig.publish('dog.png'), rig.publish('cat.png')]
    const backend = await rig.start()
    rig.server.fail('submit', {
      kind: 'answer',
      status: 429,
      body: { error: 'slow down' },
      headers: { 'retry-after': '1' },
    })
    const answer = await rig.ask(backend, dog)
    expect(answer).toMatchObject({ kind: 'fault', error: { code: 'RATE_LIMIT', retryable: true, fatal: false } })
    expect(answer.kind === 'fault' && answer.error.retryAfterMs).toBeGreaterThan(900)

    const before = performance.now()
    expect(await rig.ask(backend, cat)).toEqual(words(sentenceFor(cat.url)))
    expect(performance.now() - before).toBeGreaterThan(900)
    expect(await rig.ask(backend, dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test('a picture that the service refuses is not asked again and not looked up', async () => {
    const dog = rig.publish('dog.png')
    const backend = await rig.start({ imageField: 'picture' })
    const fault = await faultOf(rig.ask(backend, dog))
    expect(fault).toMatchObject({ code: 'BAD_INPUT', retryable: false, fatal: false })
    expect(fault.message).toContain('body.image_url: must be a string')
    expect(rig.server.calls.some((call) => call.path === '/requests')).toBe(false)
  })

  test('an unknown endpoint is wrong for every picture', async () => {
    const dog = rig.publish('dog.png')
    rig.server.fail('submit', { kind: 'answer', status: 404, body: { error: 'unknown' } })
    expect(await faultOf(rig.ask(await rig.start(), dog))).toMatchObject({ code: 'BAD_INPUT', fatal: true })
  })

  test.each([
    ['a reset', { kind: 'reset', commit: true }],
    ['a 504', { kind: 'answer', status: 504, html: '<h1>Gateway Timeout</h1>', commit: true }],
    ['a 503', { kind: 'answer', status: 503, body: { message: 'busy' }, commit: true }],
    ['a 500', { kind: 'answer', status: 500, body: { error: 'oops' }, commit: true }],
    ['half an answer', { kind: 'broken', commit: true }],
    ['no answer', { kind: 'hang', commit: true }],
    ['an answer without an id', { kind: 'answer', status: 201, body: { status: 'IN_QUEUE' }, commit: true }],
  ] as const)('%s after the work was taken: found in the lagging history, not paid twice', async (_name, fault) => {
    const dog = rig.publish('dog.png')
    rig.server.historyLagMs = 150
    rig.server.fail('submit', fault)
    expect(await rig.ask(await rig.start({ timing: HASTY }), dog)).toEqual(words(sentenceFor(dog.url)))
    expect(rig.server.jobs.size).toBe(1)
  })

  test.each([
    ['a reset', { kind: 'reset' }],
    ['a 503', { kind: 'answer', status: 503, body: { message: 'busy' } }],
    ['no answer', { kind: 'hang' }],
  ] as const)('%s before the work was taken: submitted again, but only after the lag', async (_name, fault) => {
    const dog = rig.publish('dog.png')
    rig.server.fail('submit', fault)
    const before = performance.now()
    expect(await rig.ask(await rig.start({ timing: HASTY }), dog)).toEqual(words(sentenceFor(dog.url)))
    expect(performance.now() - before).toBeGreaterThan(HASTY.lagMs + HASTY.callMs)
    expect(rig.server.jobs.size).toBe(1)
  })

  test('a history that cannot be had keeps the submission from being repeated', async () => {
    const dog = rig.publish('dog.png')
    rig.server.fail('submit', { kind: 'reset', commit: true })
    rig.server.fail('history', { kind: 'answer', status: 500, body: {} }, 10_000)
    const backend = await rig.start({ timing: HASTY })
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'UNAVAILABLE', retryable: true })
    expect(rig.server.jobs.size).toBe(1)

    rig.server.faults.clear()
    expect(await rig.ask(backend, dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test('a service that ignores the filter does not give us somebody else’s words', async () => {
    const [dog, cat] = [rig.publish('dog.png'), rig.publish('cat.png')]
    const backend = await rig.start({ timing: HASTY })
    await rig.ask(backend, dog)
    const [job] = rig.server.jobs.values()
    const record = { id: job?.id, metadata: job?.metadata, output: 'A dog.' }
    rig.server.fail('submit', { kind: 'reset' })
    rig.server.fail('history', { kind: 'answer', status: 200, body: { data: [record] } }, 3)
    expect(await rig.ask(backend, cat)).toEqual(words(sentenceFor(cat.url)))
  })

  test('resets, 5xx, HTML, half answers, hangs and 404s on the way do not lose the request', async () => {
    const dog = rig.publish('dog.png')
    const { server } = rig
    server.fail('status', { kind: 'reset' })
    server.fail('status', { kind: 'answer', status: 500, body: {} })
    server.fail('status', { kind: 'answer', status: 502, html: '<h1>Bad Gateway</h1>' })
    server.fail('status', { kind: 'answer', status: 200, html: '<h1>Maintenance</h1>' })
    server.fail('status', { kind: 'broken' })
    server.fail('status', { kind: 'hang' })
    server.fail('status', { kind: 'answer', status: 429, body: {} })
    server.fail('result', { kind: 'answer', status: 503, body: {} })
    expect(await rig.ask(await rig.start({ timing: HASTY }), dog)).toEqual(words(sentenceFor(dog.url)))
    server.fail('status', { kind: 'answer', status: 404, body: {} }, 2)
    const cat = rig.publish('cat.png')
    expect(await rig.ask(await rig.start({ timing: HASTY }), cat)).toEqual(words(sentenceFor(cat.url)))
  })

  test('a service that stays broken ends the image, not the request', async () => {
    const dog = rig.publish('dog.png')
    rig.server.fail('status', { kind: 'broken' }, 8)
    const backend = await rig.start()
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'UNAVAILABLE', retryable: true, fatal: false })
    expect(await rig.ask(backend, dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test('an id that the service has forgotten is lost, and said to be', async () => {
    const dog = rig.publish('dog.png')
    rig.server.fail('status', { kind: 'answer', status: 404, body: { error: 'Request not found' } }, 4)
    const fault = await faultOf(rig.ask(await rig.start(), dog))
    expect(fault).toMatchObject({ code: 'BAD_OUTPUT', retryable: false })
    expect(fault.message).toContain('Request not found')
    rig.server.jobs.clear()
  })

  test.each([
    ['hangs', { states: ['IN_PROGRESS'] }, true],
    ['never ends', { states: ['STRANGE'] }, false],
  ])('a request that %s meets the deadline, and is gone on with', async (_name, script, hangs) => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, script)
    if (hangs) rig.server.fail('status', { kind: 'hang' })
    const timing = { ...TIMING, deadlineMs: 500 }
    const backend = await rig.start({ timing })
    const before = performance.now()
    expect(await faultOf(rig.ask(backend, dog))).toMatchObject({ code: 'TIMEOUT', retryable: true, fatal: false })
    expect(performance.now() - before).toBeLessThan(2000)

    const [job] = rig.server.jobs.values()
    Object.assign(job?.script ?? {}, { states: ['COMPLETED'] })
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test('an abort settles at once, wherever it strikes', async () => {
    for (const route of ['submit', 'status', 'result', 'history'] as const) {
      const picture = rig.publish(`${route}.png`)
      const backend = await rig.start()
      if (route === 'history') rig.server.fail('submit', { kind: 'reset', commit: true })
      rig.server.fail(route, { kind: 'hang', commit: true })
      const control = new AbortController()
      const answer = faultOf(rig.ask(backend, picture, control.signal))
      await expect.poll(() => rig.server.faults.left(route)).toBe(0)
      const before = performance.now()
      control.abort()
      expect(await answer).toMatchObject({ code: 'ABORTED', retryable: false })
      expect(performance.now() - before).toBeLessThan(500)
      expect(await rig.ask(await rig.start(), picture)).toEqual(words(sentenceFor(picture.url)))
    }
  })

  test('after a crash between the id and the words, the next process takes the same request up', async () => {
    const dog = rig.publish('dog.png')
    rig.server.scripts.set(dog.url, { states: ['IN_PROGRESS', 'IN_PROGRESS', 'COMPLETED'] })
    rig.server.fail('status', { kind: 'hang' })
    const control = new AbortController()
    const lost = rig.ask(await rig.start(), dog, control.signal)
    await expect.poll(() => rig.server.faults.left('status')).toBe(0)
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(sentenceFor(dog.url)))
    control.abort()
    await lost
    expect(rig.server.jobs.size).toBe(1)
  })

  test('words that were had and not saved are had again without asking', async () => {
    const dog = rig.publish('dog.png')
    await rig.ask(await rig.start(), dog)
    const calls = rig.server.calls.length
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(sentenceFor(dog.url)))
    expect(rig.server.calls).toHaveLength(calls)
  })

  test('an endpoint that varies is asked anew, but what a crash left is used first', async () => {
    const dog = rig.publish('dog.png')
    const options = { deterministic: false }
    await rig.ask(await rig.start(options), dog)
    const next = await rig.start(options)
    await rig.ask(next, dog)
    expect(rig.server.jobs.size).toBe(1)
    await rig.ask(next, dog)
    expect(rig.server.jobs.size).toBe(2)

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60 * 1000 })
    await rig.ask(await rig.start(options), dog)
    expect(rig.server.jobs.size).toBe(3)
    rig.server.jobs.clear()
  })

  test('a clock that jumps by years changes nothing about what is in flight', async () => {
    const dog = rig.publish('dog.png')
    rig.server.historyLagMs = 150
    rig.server.fail('submit', { kind: 'reset', commit: true })
    const answer = rig.ask(await rig.start(), dog)
    await expect.poll(() => rig.server.jobs.size).toBe(1)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * 365 * 24 * 60 * 60 * 1000 })
    expect(await answer).toEqual(words(sentenceFor(dog.url)))
    vi.setSystemTime(0)
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(sentenceFor(dog.url)))
    expect(rig.server.jobs.size).toBe(1)
  })

  test('many callers and two processes, one submission', async () => {
    const pictures = Array.from({ length: 12 }, (_one, index) => rig.publish(`${index}.png`))
    const [here, there] = [await rig.start(), await rig.start()]
    const answers = await Promise.all(
      pictures.flatMap((picture) => [rig.ask(here, picture), rig.ask(there, picture), rig.ask(here, picture)]),
    )
    expect(answers.map((one) => (one.kind === 'words' ? one.text : one))).toEqual(
      pictures.flatMap(({ url }) => Array.from({ length: 3 }, () => sentenceFor(url))),
    )
    expect(rig.server.jobs.size).toBe(12)
  })

  test.each([
    ['other bytes', 'dog.png', pictureOf('cat'), /other bytes/],
    ['an SVG', 'dog.svg', Buffer.from('<svg/>'), /format/],
    ['nothing', 'gone.png', undefined, /answers 404/],
  ])('%s at the public address: refused, nothing submitted', async (_name, path, bytes, reason) => {
    const dog = rig.publish('dog.png')
    if (bytes) rig.server.publish(path, bytes)
    const answer = await rig.ask(await rig.start({ publicUrl: () => `https://site.test/${path}` }), dog)
    expect(answer).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) })
    expect(rig.server.jobs.size).toBe(0)
    expect(rig.journal()).toBe('')
  })

  test.each([
    ['http', 'http://site.test/dog.png', /not https/],
    ['a private address', 'https://192.168.1.4/dog.png', /from outside/],
    ['this machine', 'https://localhost/dog.png', /from outside/],
    ['IPv6 loopback', 'https://[::1]/dog.png', /from outside/],
    ['no address', undefined, /no public address/],
  ])('%s is refused without a call', async (_name, url, reason) => {
    const dog = rig.publish('dog.png')
    const answer = await rig.ask(await rig.start({ publicUrl: () => url }), dog)
    expect(answer).toEqual({ kind: 'refused', reason: expect.stringMatching(reason) })
    expect(rig.server.calls).toEqual([])
  })

  test('a public address that cannot be read now is a fault, not a refusal', async () => {
    const dog = rig.publish('dog.png')
    rig.server.fail('image', { kind: 'hang' })
    expect(await faultOf(rig.ask(await rig.start({ timing: HASTY }), dog))).toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
    })
  })

  test('offline is known to be offline: nothing to look up, nothing to wait for', async () => {
    const dog = rig.publish('dog.png')
    const offline: typeof fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      if (url.hostname === 'site.test')
        return fetch(`${rig.server.origin}${url.pathname}`, { ...init, headers: { 'x-meant-host': 'site.test' } })
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('offline'), { code: 'ENOTFOUND' }) })
    }
    const before = performance.now()
    expect(await faultOf(rig.ask(await rig.start({ fetch: offline }), dog))).toMatchObject({
      code: 'UNAVAILABLE',
      retryable: true,
    })
    expect(performance.now() - before).toBeLessThan(TIMING.callMs)
    expect(await rig.ask(await rig.start(), dog)).toEqual(words(sentenceFor(dog.url)))
  })

  test('an own fetch that quotes its headers does not put the key into the error', async () => {
    const dog = rig.publish('dog.png')
    const chatty: typeof fetch = async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      if (url.hostname === 'site.test')
        return fetch(`${rig.server.origin}${url.pathname}`, { ...init, headers: { 'x-meant-host': 'site.test' } })
      throw new Error(`could not send ${JSON.stringify([...new Headers(init?.headers)])}`)
    }
    const fault = await faultOf(
      rig.ask(await rig.start({ fetch: chatty, timing: { ...TIMING, lagMs: 1, callMs: 50 } }), dog),
    )
    expect(fault).toMatchObject({ code: 'UNAVAILABLE' })
    expect(fault.message).toContain('[key]')
  })
})

test('the stand-in has the client’s bad habit: left to itself it pays twice', async () => {
  const rig = await createRig({})
  const { createFetch } = await import('../servers/modelrunner.ts')
  const { queue } = createStandIn().createModelrunnerClient({
    credentials: rig.server.key,
    fetch: createFetch(rig.server),
  })
  rig.server.fail('submit', { kind: 'answer', status: 504, html: 'late', commit: true })
  await queue.submit('microsoft/florence-2-large/caption', {
    input: { image_url: 'https://site.test/dog.png' },
    metadata: { 'alt-text-intent': 'one' },
  })
  expect(rig.server.submitted().get('one')).toBe(2)
  await rig.close()
})
