import { beforeEach, describe, expect, test, vi } from 'vitest'
import { type Backend, BackendError, type Caption, type CaptionRequest, type Limits } from './contract.ts'
import { createDispatch, type Dispatch, type DispatchOptions } from './dispatch.ts'
import { type ManualClock, manualClock } from './dispatch/manual-clock.ts'
import type { DispatchEvent, Outcome } from './dispatch/outcome.ts'
import type { DispatchRequest } from './dispatch/run.ts'

let clock: ManualClock
let run: AbortController
let events: DispatchEvent[]
let notices: string[]

beforeEach(() => {
  clock = manualClock()
  run = new AbortController()
  events = []
  notices = []
})

type Answer = Caption | Error | Promise<Caption>
interface Stub extends Backend {
  readonly calls: CaptionRequest[]
  readonly signals: AbortSignal[]
}

const words = (text: string): Caption => ({ kind: 'words', text })
const fault = (code: BackendError['code'], details: ConstructorParameters<typeof BackendError>[2] = {}): BackendError =>
  new BackendError(code, `It said ${code}.`, details)
const down = fault('UNAVAILABLE', { retryable: true })

/** Answers in turn, the last one for ever. */
function stub(
  answers: Answer[] | ((request: CaptionRequest) => Answer),
  over: Partial<Limits> & Partial<Pick<Backend, 'name' | 'start' | 'dispose'>> = {},
): Stub {
  const { name = 'stub', start, dispose, ...limits } = over
  const calls: CaptionRequest[] = []
  const signals: AbortSignal[] = []
  return {
    name,
    limits: {
      where: 'local',
      mediaTypes: ['image/png'],
      languages: '*',
      context: false,
      deterministic: true,
      concurrency: 4,
      ...limits,
    },
    calls,
    signals,
    caption: async (request, signal) => {
      const answer =
        typeof answers === 'function' ? answers(request) : answers[Math.min(calls.length, answers.length - 1)]!
      calls.push(request)
      signals.push(signal)
      if (answer instanceof Error) throw answer
      return answer
    },
    ...(start && { start }),
    ...(dispose && { dispose }),
  }
}

function dispatchTo(backends: Backend[], over: Partial<DispatchOptions> = {}): Dispatch {
  return createDispatch({
    backends,
    root: '/site',
    prepare: async (image) => ({ bytes: image.read(), mediaType: 'image/png' }),
    signal: run.signal,
    clock,
    notice: (line) => void notices.push(line),
    onEvent: (event) => void events.push(event),
    ...over,
  })
}

function request(name: string, over: Partial<DispatchRequest> = {}): DispatchRequest {
  const image = { key: `${name}.png`, hash: `sha256-${name}`, mediaType: 'image/webp', read: () => Buffer.from(name) }
  return { image, language: 'en', role: 'informative', context: {}, ...over }
}

/** Where a promise stands, without waiting for it. */
function watch(promise: Promise<Outcome>): { outcome: Outcome | undefined } {
  const state: { outcome: Outcome | undefined } = { outcome: undefined }
  void promise.then((outcome) => (state.outcome = outcome))
  return state
}

const never = (): Promise<Caption> => new Promise(() => {})

describe('one backend', () => {
  test('gets the prepared bytes, and its words come back raw', async () => {
    const backend = stub([words(' "A dog" ')], { name: 'a' })
    expect(await dispatchTo([backend]).caption(request('dog'))).toEqual({
      kind: 'words',
      text: ' "A dog" ',
      by: 'a',
      backend: 'a',
      language: 'en',
      confidence: undefined,
    })
    const [asked] = backend.calls
    expect(asked?.image).toMatchObject({ key: 'dog.png', hash: 'sha256-dog', mediaType: 'image/png' })
    expect((await asked!.image.read()).toString()).toBe('dog')
  })

  test('may say more exactly who wrote the words, in which language, and how sure it is', async () => {
    const backend = stub([{ kind: 'words', text: 'Hund', by: 'a:iptc', language: 'de', confidence: 0.4 }])
    expect(await dispatchTo([backend]).caption(request('dog'))).toEqual({
      kind: 'words',
      text: 'Hund',
      by: 'a:iptc',
      backend: 'stub',
      language: 'de',
      confidence: 0.4,
    })
  })

  test('may say that there is nothing to describe', async () => {
    expect(await dispatchTo([stub([{ kind: 'decorative' }])]).caption(request('line'))).toEqual({
      kind: 'decorative',
      by: 'stub',
    })
  })

  test('gets the words of the page only if it makes use of them', async () => {
    const [without, withIt] = [stub([words('x')]), stub([words('x')], { context: true })]
    for (const backend of [without, withIt])
      await dispatchTo([backend]).caption(request('dog', { context: { heading: 'Pets' } }))
    expect(without.calls[0]?.context).toEqual({})
    expect(withIt.calls[0]?.context).toEqual({ heading: 'Pets' })
  })

  test('is called no more often at once than it allows, in the order in which images came', async () => {
    const open: ((caption: Caption) => void)[] = []
    const backend = stub(() => new Promise((resolve) => open.push(resolve)), { concurrency: 2 })
    const dispatch = dispatchTo([backend])
    const all = Promise.all(['a', 'b', 'c', 'd'].map((name) => dispatch.caption(request(name))))
    await clock.pass(0)
    expect(backend.calls.map(({ image }) => image.key)).toEqual(['a.png', 'b.png'])
    open[1]!(words('b'))
    await clock.pass(0)
    expect(backend.calls.map(({ image }) => image.key)).toEqual(['a.png', 'b.png', 'c.png'])
    for (const index of [0, 2]) open[index]!(words('x'))
    await clock.pass(0)
    open[3]!(words('x'))
    expect(await all).toHaveLength(4)
  })

  test('is started once, before its first call, and not at all if it is not needed', async () => {
    const order: string[] = []
    const start = vi.fn(async ({ root }: { root: string }) => void order.push(`start ${root}`))
    const backend = stub(() => (order.push('call'), words('x')), { start })
    const idle = stub([words('x')], { start: vi.fn() })
    const dispatch = dispatchTo([backend, idle])
    await Promise.all([dispatch.caption(request('a')), dispatch.caption(request('b'))])
    expect(order).toEqual(['start /site', 'call', 'call'])
    expect(idle.start).not.toHaveBeenCalled()
  })

  test('that cannot start fails every image with that error, uncalled', async () => {
    const error = new Error('No key.')
    const backend = stub([words('x')], { start: async () => Promise.reject(error) })
    const dispatch = dispatchTo([backend])
    for (const name of ['a', 'b']) {
      expect(await dispatch.caption(request(name))).toEqual({
        kind: 'failed',
        failures: [{ backend: 'stub', error }],
        reasons: [],
      })
    }
    expect(backend.calls).toHaveLength(0)
    expect(events).toEqual([{ kind: 'closed', backend: 'stub', error }])
  })

  test('that is hosted is named, with its hosts, before anything is sent', async () => {
    const order: string[] = []
    const backend = stub(() => (order.push('call'), words('x')), { where: 'hosted', hosts: ['api.example.com'] })
    const dispatch = dispatchTo([backend], { notice: (line) => void order.push(line) })
    await dispatch.caption(request('a'))
    await dispatch.caption(request('b'))
    expect(order).toEqual(['stub sends images to api.example.com.', 'call', 'call'])
  })
})

describe('a list', () => {
  test('is tried in order until one has words', async () => {
    const first = stub([{ kind: 'refused', reason: 'nothing in it' }], { name: 'first' })
    const second = stub([fault('BAD_INPUT')], { name: 'second' })
    const third = stub([words('A dog')], { name: 'third' })
    const fourth = stub([words('never')], { name: 'fourth' })
    expect(await dispatchTo([first, second, third, fourth]).caption(request('dog'))).toMatchObject({
      kind: 'words',
      by: 'third',
    })
    expect([first, second, third, fourth].map(({ calls }) => calls.length)).toEqual([1, 1, 1, 0])
  })

  test('that has nothing says what each backend said', async () => {
    const outcome = await dispatchTo([
      stub([{ kind: 'refused', reason: 'nothing in it' }], { name: 'a' }),
      stub([words('x')], { name: 'b', languages: ['fr'] }),
      stub([words('x')], { name: 'c', mediaTypes: ['image/x-own'] }),
    ]).caption(request('dog', { language: 'de-AT' }))
    expect(outcome).toMatchObject({
      kind: 'refused',
      reasons: [
        { backend: 'a', code: 'refused', text: 'nothing in it' },
        { backend: 'b', code: 'language' },
        { backend: 'c', code: 'media-type' },
      ],
    })
  })

  test('remembers a failure if none has words', async () => {
    const error = fault('BAD_INPUT')
    const outcome = await dispatchTo([
      stub([error], { name: 'a' }),
      stub([{ kind: 'refused', reason: 'r' }], { name: 'b' }),
    ]).caption(request('dog'))
    expect(outcome).toMatchObject({ kind: 'failed', failures: [{ backend: 'a', error }], reasons: [{ backend: 'b' }] })
  })

  test('goes on where words are no use at that place', async () => {
    const [first, second] = [stub([words('dog.png')], { name: 'a' }), stub([words('A dog')], { name: 'b' })]
    const accept = (text: unknown): string | undefined => (text === 'dog.png' ? 'file-name' : undefined)
    expect(await dispatchTo([first, second], { accept }).caption(request('dog'))).toMatchObject({
      kind: 'words',
      by: 'b',
    })
    expect(await dispatchTo([first], { accept }).caption(request('dog'))).toMatchObject({
      reasons: [{ code: 'rejected', text: 'file-name' }],
    })
  })

  test('of none refuses', async () => {
    expect(await dispatchTo([]).caption(request('dog'))).toEqual({ kind: 'refused', reasons: [] })
  })

  test.each([
    ['en', 'en-GB', true],
    ['pt-BR', 'pt', true],
    ['en', 'eng', false],
    ['zh', 'de', false],
  ])('a backend that writes %s is asked for %s: %s', async (writes, wanted, asked) => {
    const backend = stub([words('x')], { languages: [writes] })
    await dispatchTo([backend]).caption(request('dog', { language: wanted }))
    expect(backend.calls.length === 1).toBe(asked)
  })
})

describe('the same question', () => {
  test('is asked once, whoever waits and whoever comes later', async () => {
    const backend = stub([words('A dog')])
    const dispatch = dispatchTo([backend])
    const copy = request('dog', { role: 'complex' })
    const both = await Promise.all([
      dispatch.caption(request('dog')),
      dispatch.caption(copy),
      dispatch.caption(request('dog')),
    ])
    expect(new Set(both.map((outcome) => JSON.stringify(outcome))).size).toBe(1)
    await dispatch.caption(request('dog'))
    expect(backend.calls).toHaveLength(1)
  })

  test('in another language is another', async () => {
    const backend = stub([words('x')])
    const dispatch = dispatchTo([backend])
    await dispatch.caption(request('dog'))
    await dispatch.caption(request('dog', { language: 'de' }))
    expect(backend.calls).toHaveLength(2)
  })

  test('at another place is another only for a backend that knows the place', async () => {
    const [blind, knowing] = [
      stub([{ kind: 'refused', reason: '' }], { name: 'a' }),
      stub([words('x')], { name: 'b', context: true }),
    ]
    const dispatch = dispatchTo([blind, knowing])
    await dispatch.caption(request('dog', { context: { heading: 'Pets', title: 'T' } }))
    await dispatch.caption(request('dog', { context: { title: 'T', heading: 'Pets' } }))
    await dispatch.caption(request('dog', { context: { heading: 'Dogs' } }))
    expect([blind.calls.length, knowing.calls.length]).toEqual([1, 2])
  })

  test('that failed is not asked again in this run', async () => {
    const backend = stub([fault('BAD_INPUT'), words('x')])
    const dispatch = dispatchTo([backend])
    expect((await dispatch.caption(request('dog'))).kind).toBe('failed')
    expect((await dispatch.caption(request('dog'))).kind).toBe('failed')
    expect(backend.calls).toHaveLength(1)
  })

  test('decodes its picture once for several languages and attempts', async () => {
    const prepare = vi.fn(async () => ({ bytes: Buffer.alloc(1), mediaType: 'image/png' }))
    const dispatch = dispatchTo([stub([down, words('x')])], { prepare })
    const all = Promise.all(['en', 'de', 'fr'].map((language) => dispatch.caption(request('dog', { language }))))
    await clock.pass(10_000)
    await all
    expect(prepare).toHaveBeenCalledTimes(1)
  })
})

describe('a fault', () => {
  test('that may pass is tried again, later and later', async () => {
    const backend = stub([down, down, down, words('x')])
    const watched = watch(dispatchTo([backend]).caption(request('dog')))
    const counts: number[] = []
    // Backoff 1, 2, 4 s; with the middle of chance three quarters of that.
    for (const ms of [749, 1, 1_499, 1, 2_999, 1]) {
      await clock.pass(ms)
      counts.push(backend.calls.length)
    }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4])
    expect(watched.outcome).toMatchObject({ kind: 'words' })
  })

  test('is reported when its retries are used up', async () => {
    const backend = stub([down])
    const watched = watch(dispatchTo([backend], { retries: 2 }).caption(request('dog')))
    await clock.pass(60_000)
    expect(backend.calls).toHaveLength(3)
    expect(watched.outcome).toMatchObject({ kind: 'failed', failures: [{ error: down }] })
  })

  test.each<[string, Error]>([
    ['that will not pass', fault('BAD_INPUT')],
    ['that is a bug', new TypeError('x is undefined')],
  ])('%s is not tried again', async (_, error) => {
    const backend = stub([error])
    expect(await dispatchTo([backend]).caption(request('dog'))).toMatchObject({ failures: [{ error }] })
    expect(backend.calls).toHaveLength(1)
  })

  test('names how long to wait', async () => {
    const backend = stub([fault('UNAVAILABLE', { retryable: true, retryAfterMs: 20_000 }), words('x')])
    const watched = watch(dispatchTo([backend]).caption(request('dog')))
    await clock.pass(19_999)
    expect(backend.calls).toHaveLength(1)
    await clock.pass(1)
    expect(watched.outcome?.kind).toBe('words')
  })

  test('about the rate makes all calls to that backend wait, and no other backend', async () => {
    const limited = stub(
      ({ image }) =>
        image.key === 'a.png' && limited.calls.length === 0
          ? fault('RATE_LIMIT', { retryable: true, retryAfterMs: 30_000 })
          : words('x'),
      { name: 'limited', concurrency: 1 },
    )
    const free = stub([words('y')], { name: 'free', languages: ['de'] })
    const dispatch = dispatchTo([free, limited])
    const [a, b, german] = ['a', 'b', 'c'].map((name, index) =>
      watch(dispatch.caption(request(name, { language: index === 2 ? 'de' : 'en' }))),
    )
    await clock.pass(29_999)
    expect([a?.outcome, b?.outcome]).toEqual([undefined, undefined])
    expect(german?.outcome).toMatchObject({ by: 'free' })
    expect(limited.calls).toHaveLength(1)
    await clock.pass(1)
    expect([a?.outcome?.kind, b?.outcome?.kind]).toEqual(['words', 'words'])
  })

  test('about the rate also holds those that are not on their way yet', async () => {
    const backend = stub(() =>
      backend.calls.length === 0 ? fault('RATE_LIMIT', { retryable: true, retryAfterMs: 5_000 }) : words('x'),
    )
    const dispatch = dispatchTo([backend])
    void dispatch.caption(request('a'))
    await clock.pass(0)
    void dispatch.caption(request('b'))
    await clock.pass(4_999)
    expect(backend.calls).toHaveLength(1)
  })

  test('that asks for more patience than anybody has ends the use of the backend', async () => {
    const error = fault('RATE_LIMIT', { retryable: true, retryAfterMs: 86_400_000 })
    const backend = stub([error])
    const dispatch = dispatchTo([backend])
    expect(await dispatch.caption(request('a'))).toMatchObject({ failures: [{ error }] })
    expect(await dispatch.caption(request('b'))).toMatchObject({ failures: [{ error }] })
    expect(backend.calls).toHaveLength(1)
  })

  test('that is fatal is every later image’s fault, without a call, and those waiting get it too', async () => {
    const error = fault('AUTH', { fatal: true })
    const backend = stub([error], { concurrency: 1, name: 'a' })
    const other = stub([words('x')], { name: 'b', languages: ['de'] })
    const dispatch = dispatchTo([backend, other])
    const all = await Promise.all(['a', 'b', 'c'].map((name) => dispatch.caption(request(name))))
    expect(all.map((outcome) => outcome.kind === 'failed' && outcome.failures[0]?.error)).toEqual([error, error, error])
    expect(backend.calls).toHaveLength(1)
    expect(await dispatch.caption(request('d', { language: 'de' }))).toMatchObject({ kind: 'words', by: 'b' })
    expect(events.filter(({ kind }) => kind === 'closed')).toHaveLength(1)
  })

  test('of a service that is down for five images in a row is not tried on the sixth', async () => {
    const backend = stub([down], { concurrency: 1 })
    const dispatch = dispatchTo([backend], { retries: 0 })
    for (let index = 0; index < 7; index++) expect((await dispatch.caption(request(`${index}`))).kind).toBe('failed')
    expect(backend.calls).toHaveLength(5)
  })

  test('of a service that comes back in between does not count', async () => {
    const backend = stub(() => (backend.calls.length % 4 === 3 ? words('x') : down), { concurrency: 1 })
    const dispatch = dispatchTo([backend], { retries: 0 })
    for (let index = 0; index < 12; index++) await dispatch.caption(request(`${index}`))
    expect(backend.calls).toHaveLength(12)
  })

  test('that is fatal also ends what waits to be tried again, and prepares nothing more', async () => {
    const error = fault('PAYMENT', { fatal: true })
    const backend = stub(({ image }) => (image.key === 'a.png' ? down : error), { where: 'hosted', concurrency: 2 })
    const prepare = vi.fn(async () => ({ bytes: Buffer.alloc(1), mediaType: 'image/png' }))
    const dispatch = dispatchTo([backend], { prepare, budget: { images: 2 } })
    const [a, , c] = ['a', 'b', 'c'].map((name) => watch(dispatch.caption(request(name))))
    await clock.pass(60_000)
    expect([a?.outcome, c?.outcome]).toMatchObject([{ failures: [{ error }] }, { failures: [{ error }] }])
    expect([backend.calls.length, prepare.mock.calls.length, dispatch.spent().images]).toEqual([2, 2, 1])
  })

  test('in preparing an image fails that image only', async () => {
    const error = new Error('cut short')
    const backend = stub([words('x')])
    const dispatch = dispatchTo([backend], {
      prepare: async (image) =>
        image.key === 'bad.png' ? Promise.reject(error) : { bytes: image.read(), mediaType: 'image/png' },
    })
    expect(await dispatch.caption(request('bad'))).toMatchObject({ failures: [{ error }] })
    expect(await dispatch.caption(request('good'))).toMatchObject({ kind: 'words' })
  })

  test.each([undefined, null, 'words', {}, { kind: 'text' }])('an answer that is no caption: %j', async (answer) => {
    expect(await dispatchTo([stub(() => answer as unknown as Caption)]).caption(request('dog'))).toMatchObject({
      failures: [{ error: { code: 'BAD_OUTPUT' } }],
    })
  })

  test('of a backend that throws before it returns a promise', async () => {
    const backend = stub([])
    backend.caption = () => {
      throw 'just a text'
    }
    expect(await dispatchTo([backend]).caption(request('dog'))).toMatchObject({
      failures: [{ error: { code: 'CRASHED', message: 'just a text' } }],
    })
  })
})

describe('time', () => {
  test('is up: the call is told, and is over even if the backend does not listen', async () => {
    const backend = stub(never, { timeoutMs: 10_000 })
    const watched = watch(dispatchTo([backend]).caption(request('dog')))
    await clock.pass(10_000)
    expect(backend.signals[0]?.aborted).toBe(true)
    await clock.pass(1_000)
    expect(watched.outcome).toMatchObject({ failures: [{ error: { code: 'TIMEOUT' } }] })
    // Nobody knows whether the service did the work: it is not asked, and paid, again.
    expect(backend.calls).toHaveLength(1)
    expect(clock.sleeping).toBe(0)
  })

  test('is up: an answer that was on its way is taken', async () => {
    let answer: (caption: Caption) => void = () => {}
    const backend = stub(() => new Promise((resolve) => (answer = resolve)), { timeoutMs: 10_000 })
    const watched = watch(dispatchTo([backend]).caption(request('dog')))
    await clock.pass(10_500)
    answer(words('A dog'))
    await clock.pass(0)
    expect(watched.outcome).toMatchObject({ kind: 'words' })
  })

  test('for the whole run is up: nothing new starts', async () => {
    const backend = stub(never, { concurrency: 1 })
    const dispatch = dispatchTo([backend, stub([words('x')], { name: 'next' })], { runDeadlineMs: 5_000 })
    const [a, b] = [watch(dispatch.caption(request('a'))), watch(dispatch.caption(request('b')))]
    await clock.pass(6_000)
    expect([a.outcome, b.outcome]).toEqual([
      { kind: 'stopped', why: 'deadline' },
      { kind: 'stopped', why: 'deadline' },
    ])
    expect(backend.calls).toHaveLength(1)
    expect(await dispatch.caption(request('c'))).toEqual({ kind: 'stopped', why: 'deadline' })
  })

  test('for the whole run would be up before the next attempt: no use waiting', async () => {
    const backend = stub([fault('RATE_LIMIT', { retryable: true, retryAfterMs: 60_000 })])
    const watched = watch(dispatchTo([backend], { runDeadlineMs: 30_000 }).caption(request('a')))
    await clock.pass(0)
    expect(watched.outcome).toEqual({ kind: 'stopped', why: 'deadline' })
  })

  test('is not waited for when all is done', async () => {
    const dispatch = dispatchTo([stub([words('x')])], { runDeadlineMs: 600_000 })
    await dispatch.caption(request('a'))
    expect(clock.sleeping).toBe(0)
  })
})

describe('an abort', () => {
  test('tells the calls in flight, and starts nothing', async () => {
    const backend = stub(never, { concurrency: 1 })
    const dispatch = dispatchTo([backend])
    const outcomes = ['a', 'b'].map((name) => watch(dispatch.caption(request(name))))
    await clock.pass(0)
    run.abort()
    expect(backend.signals[0]?.aborted).toBe(true)
    await clock.pass(1_000)
    expect(outcomes.map(({ outcome }) => outcome)).toEqual([
      { kind: 'stopped', why: 'aborted' },
      { kind: 'stopped', why: 'aborted' },
    ])
    expect(await dispatch.caption(request('c'))).toEqual({ kind: 'stopped', why: 'aborted' })
    expect(backend.calls).toHaveLength(1)
  })

  test('keeps words that still arrive', async () => {
    let answer: (caption: Caption) => void = () => {}
    const watched = watch(dispatchTo([stub(() => new Promise((resolve) => (answer = resolve)))]).caption(request('a')))
    await clock.pass(0)
    run.abort()
    answer(words('A dog'))
    await clock.pass(0)
    expect(watched.outcome).toMatchObject({ kind: 'words' })
  })

  test.each<[string, Answer]>([
    ['backoff', down],
    ['a pause', fault('RATE_LIMIT', { retryable: true, retryAfterMs: 60_000 })],
  ])('ends %s', async (_, error) => {
    const watched = watch(dispatchTo([stub([error])]).caption(request('a')))
    await clock.pass(100)
    run.abort()
    await clock.pass(0)
    expect(watched.outcome).toEqual({ kind: 'stopped', why: 'aborted' })
    expect(clock.sleeping).toBe(0)
  })

  test('while a backend starts is not its fault', async () => {
    const watched = watch(
      dispatchTo([stub([words('x')], { start: () => new Promise(() => {}) })]).caption(request('a')),
    )
    await clock.pass(0)
    run.abort()
    await clock.pass(1_000)
    expect(watched.outcome).toEqual({ kind: 'stopped', why: 'aborted' })
    expect(events).toEqual([])
  })

  test('before the first request', async () => {
    run.abort()
    const backend = stub([words('x')], { start: vi.fn() })
    expect(await dispatchTo([backend]).caption(request('a'))).toEqual({ kind: 'stopped', why: 'aborted' })
    expect(backend.start).not.toHaveBeenCalled()
  })

  test('of a hundred waiting calls warns of no leak', async () => {
    const warned = vi.fn()
    process.on('warning', warned)
    const dispatch = dispatchTo([stub(never, { concurrency: 100 })])
    const all = Promise.all(Array.from({ length: 100 }, (_, index) => dispatch.caption(request(`${index}`))))
    await clock.pass(0)
    run.abort()
    await clock.pass(1_000)
    await all
    process.off('warning', warned)
    expect(warned).not.toHaveBeenCalled()
  })
})

describe('a budget', () => {
  const hosted = { where: 'hosted', concurrency: 4, name: 'hosted' } as const

  test('in images counts calls to hosted backends only', async () => {
    const [local, paid] = [stub([{ kind: 'refused', reason: '' }], { name: 'local' }), stub([words('x')], hosted)]
    const dispatch = dispatchTo([local, paid], { budget: { images: 2 } })
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => dispatch.caption(request(name))))
    expect(all.map(({ kind }) => kind)).toEqual(['words', 'words', 'stopped', 'stopped'])
    expect(all[2]).toEqual({ kind: 'stopped', why: 'budget' })
    expect([local.calls.length, paid.calls.length]).toEqual([4, 2])
    expect(dispatch.spent()).toEqual({ images: 2, usd: 0 })
  })

  test('of nothing asks nobody, and starts nobody’s bytes on their way', async () => {
    const paid = stub([words('x')], hosted)
    expect(await dispatchTo([paid], { budget: { images: 0 } }).caption(request('a'))).toEqual({
      kind: 'stopped',
      why: 'budget',
    })
    expect(paid.calls).toHaveLength(0)
  })

  test('that is used up leaves the local ones', async () => {
    const dispatch = dispatchTo([stub([words('x')], hosted), stub([words('y')], { name: 'local' })], {
      budget: { images: 0 },
    })
    expect(await dispatch.caption(request('a'))).toMatchObject({ kind: 'words', by: 'local' })
  })

  test('counts every attempt that may have been charged, and none that was turned away', async () => {
    const paid = stub([fault('RATE_LIMIT', { retryable: true }), down, words('x')], { ...hosted, concurrency: 1 })
    const dispatch = dispatchTo([paid], { budget: { images: 2 } })
    const [a, b] = [watch(dispatch.caption(request('a'))), watch(dispatch.caption(request('b')))]
    await clock.pass(60_000)
    expect(paid.calls).toHaveLength(3)
    expect([a.outcome?.kind, b.outcome]).toEqual(['words', { kind: 'stopped', why: 'budget' }])
  })

  test('in dollars asks one call what it costs, and then no more than it can pay', async () => {
    const paid = stub([{ kind: 'words', text: 'x', usd: 0.1 }], hosted)
    const dispatch = dispatchTo([paid], { budget: { usd: 0.3 } })
    const all = await Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => dispatch.caption(request(name))))
    expect(all.filter(({ kind }) => kind === 'words')).toHaveLength(3)
    expect(paid.calls).toHaveLength(3)
    expect(dispatch.spent().usd).toBeCloseTo(0.3)
  })

  test('in dollars holds back what a call that failed half way may have cost', async () => {
    const paid = stub(
      ({ image }) => (image.key === 'b.png' ? fault('CRASHED') : { kind: 'words', text: 'x', usd: 0.1 }),
      { ...hosted, concurrency: 1 },
    )
    const dispatch = dispatchTo([paid], { budget: { usd: 0.3 } })
    const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => dispatch.caption(request(name))))
    expect(all.map(({ kind }) => kind)).toEqual(['words', 'failed', 'words', 'stopped'])
    expect(dispatch.spent().usd).toBeCloseTo(0.2)
  })

  test('in dollars cannot be kept for a service that names no price: it is asked once', async () => {
    const paid = stub([words('x')], hosted)
    const dispatch = dispatchTo([paid], { budget: { usd: 5 } })
    const all = await Promise.all(['a', 'b', 'c'].map((name) => dispatch.caption(request(name))))
    expect(all.map(({ kind }) => kind)).toEqual(['words', 'stopped', 'stopped'])
    expect(notices.join()).toMatch(/does not say what a call costs/)
  })

  test('does not let a call wait for a price that an abort keeps from coming', async () => {
    const dispatch = dispatchTo([stub(never, hosted)], { budget: { usd: 5 } })
    const outcomes = ['a', 'b'].map((name) => watch(dispatch.caption(request(name))))
    await clock.pass(0)
    run.abort()
    await clock.pass(1_000)
    expect(outcomes.map(({ outcome }) => outcome?.kind)).toEqual(['stopped', 'stopped'])
  })
})

describe('in the end', () => {
  test('all backends are let go, the unused ones and those after one that cannot', async () => {
    const disposals = [vi.fn(async () => Promise.reject(new Error('stuck'))), vi.fn(async () => {})]
    const dispatch = dispatchTo(disposals.map((dispose) => stub([words('x')], { dispose })))
    await dispatch.caption(request('a'))
    await expect(dispatch.dispose()).rejects.toThrow('stuck')
    for (const dispose of disposals) expect(dispose).toHaveBeenCalledTimes(1)
    expect(await dispatch.caption(request('b'))).toEqual({ kind: 'stopped', why: 'aborted' })
  })

  test('calls in flight are stopped before their backend goes', async () => {
    const order: string[] = []
    const backend = stub([], { dispose: async () => void order.push('dispose') })
    backend.caption = (_, signal) =>
      new Promise((_, reject) => {
        signal.addEventListener('abort', () => {
          order.push('abort')
          reject(fault('ABORTED'))
        })
      })
    const dispatch = dispatchTo([backend])
    const watched = watch(dispatch.caption(request('a')))
    await clock.pass(0)
    await dispatch.dispose()
    expect(order).toEqual(['abort', 'dispose'])
    expect(watched.outcome).toEqual({ kind: 'stopped', why: 'aborted' })
  })

  test('what happened can be told', async () => {
    const dispatch = dispatchTo([stub([down, words('x')])])
    void dispatch.caption(request('a'))
    await clock.pass(1_000)
    expect(events.map(({ kind }) => kind)).toEqual(['call', 'wait', 'call', 'answer'])
  })
})
