import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Dialect, Fault } from '../servers/openai.ts'
import { type Answer, createRig, majors, type Rig } from '../servers/openai/rig.ts'

const KEY = 'house-9f31c0d7a8e24b55'
const said = (message: string, code?: string): unknown => ({ error: { message, type: 'invalid_request_error', code } })

/** `T`: dispatch may try again. `F`: it must not. `X`: no further call in this run. */
type Verdict = `${string} ${'T' | 'F' | 'X'}`

const ROWS: readonly (readonly [string, Fault, hosted: Verdict, local?: Verdict])[] = [
  ['400', { status: 400, body: said('bad picture') }, 'BAD_INPUT F'],
  ['400, no credit', { status: 400, body: said('Your credit balance is too low') }, 'PAYMENT X'],
  ['402', { status: 402, body: said('pay') }, 'PAYMENT X'],
  ['403', { status: 403, body: said('not for you') }, 'AUTH X'],
  ['404', { status: 404, body: said('model "eye-1" not found, try pulling it first') }, 'BAD_INPUT X'],
  ['408', { status: 408 }, 'UNAVAILABLE T'],
  ['413', { status: 413, body: 'too large' }, 'BAD_INPUT F'],
  ['422', { status: 422, body: { detail: 'no' } }, 'BAD_INPUT F'],
  ['429', { status: 429, body: said('slow down') }, 'RATE_LIMIT T'],
  [
    '429, whose words speak of billing',
    { status: 429, body: said('You exceeded your current quota, check your billing') },
    'RATE_LIMIT T',
  ],
  ['429, no money', { status: 429, body: said('You exceeded your current quota', 'insufficient_quota') }, 'PAYMENT X'],
  ['500', { status: 500, body: said('oops') }, 'UNAVAILABLE T'],
  [
    '500, no eyes',
    { status: 500, body: said('image input is not supported - hint: provide the mmproj') },
    'BAD_INPUT X',
  ],
  ['502, HTML', { status: 502, body: '<html>Bad gateway</html>' }, 'UNAVAILABLE T'],
  ['503', { status: 503 }, 'UNAVAILABLE T'],
  ['529', { status: 529 }, 'UNAVAILABLE T'],
  ['504: the work may be done', { status: 504 }, 'UNAVAILABLE F', 'UNAVAILABLE T'],
  ['cut off before', 'reset', 'UNAVAILABLE F', 'UNAVAILABLE T'],
  ['cut off after', 'reset-late', 'UNAVAILABLE F', 'UNAVAILABLE T'],
  ['cut off in the middle', 'cut', 'UNAVAILABLE F', 'UNAVAILABLE T'],
  ['half an answer', 'broken', 'BAD_OUTPUT F'],
  ['200, HTML', { status: 200, body: '<html>Welcome</html>' }, 'BAD_OUTPUT F'],
  ['200, an error', { status: 200, body: said('overloaded') }, 'BAD_OUTPUT F'],
  ['200, no choices', { status: 200, body: { id: 'x', created: 1, model: 'm', choices: [] } }, 'BAD_OUTPUT F'],
]

const FAULTS = ROWS.map(([name, fault, hosted, local = hosted]) => ({ name, fault, hosted, local }))

describe.each(majors)('$name', (major) => {
  const rigs: Rig[] = []

  const open = async (dialect: Dialect = {}): Promise<Rig> => {
    const rig = await createRig(major, dialect)
    rigs.push(rig)
    return rig
  }

  let rig: Rig
  beforeEach(async () => {
    rig = await open({ key: KEY })
  })

  afterEach(async () => {
    const seen = rigs.map((one) => one.seen()).join('\n')
    await Promise.all(rigs.splice(0).map((one) => one.close()))
    expect(seen, 'the key').not.toContain(KEY)
    expect(seen, 'the picture').not.toMatch(/iVBORw0KGgo|base64/)
    expect(seen, 'the page').not.toContain('Rex')
  })

  function verdictOf(answer: Answer): Verdict {
    if (answer.kind !== 'fault') throw new Error(`No fault but ${JSON.stringify(answer)}`)
    const { code, retryable, fatal } = answer.error
    return `${code} ${fatal ? 'X' : retryable ? 'T' : 'F'}`
  }

  test.each(FAULTS)('$name', async ({ fault, hosted, local }) => {
    for (const [isLocal, expected] of [
      [false, hosted],
      [true, local],
    ] as const) {
      const before = rig.server.calls
      rig.server.fail(fault)
      const answer = await rig.ask(await rig.start({ local: isLocal }), { context: { before: 'Rex' } })
      expect(verdictOf(answer), isLocal ? 'local' : 'hosted').toBe(expected)
      expect(rig.server.calls - before, 'calls: the SDK must not repeat').toBe(1)
    }
  })

  const inAMinute = (): string => new Date(Date.now() + 60_000).toUTCString()

  test.each([
    ['seconds', { 'retry-after': '7' }, 7000],
    ['parts of a second', { 'retry-after': '0.25' }, 250],
    ['milliseconds', { 'retry-after-ms': '40', 'retry-after': '9' }, 40],
    ['a date', { 'retry-after': inAMinute }, 60_000],
    ['a date gone by', { 'retry-after': 'Thu, 01 Jan 1970 00:00:00 GMT' }, 0],
    ['nonsense', { 'retry-after': 'soon' }, undefined],
  ] as const)('429 with %s says how long to wait', async (_name, headers, ms) => {
    const sent = Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : value()])
    rig.server.fail({ status: 429, body: said('slow down'), headers: Object.fromEntries(sent) })
    const answer = await rig.ask(await rig.start())
    const told = answer.kind === 'fault' ? answer.error.retryAfterMs : Number.NaN
    if (ms === undefined) return expect(told).toBeUndefined()
    expect(Math.abs((told ?? Number.NaN) - ms)).toBeLessThan(2000)
    if (ms < 1000) expect(told).toBe(ms)
  })

  test('a wrong key ends the run, and is not quoted though the service quotes it', async () => {
    const wrong = 'house-wrong-0123456789'
    const backend = await rig.start({ model: rig.model({ apiKey: wrong }) })
    const answer = await rig.ask(backend)
    expect(verdictOf(answer)).toBe('AUTH X')
    expect(answer).toMatchObject({ error: { message: expect.stringContaining('Incorrect API key provided: [key].') } })
    expect(rig.seen()).not.toContain(wrong)
  })

  test('what looks like a key is not shown, though the provider does not tell which it uses', async () => {
    const { specificationVersion, provider, modelId } = rig.model()
    const said401 = Object.assign(new Error('Invalid key sk-proj-AbCdEfGhIjKlMnOp0123'), { statusCode: 401 })
    const model = { specificationVersion, provider, modelId, doGenerate: () => Promise.reject(said401) }
    const answer = await rig.ask(await rig.start({ model }))
    expect(answer).toMatchObject({ error: { code: 'AUTH', message: expect.stringContaining('Invalid key [key])') } })
  })

  test('a key that fits in no header is refused at the start, and not quoted', async () => {
    const model = rig.model({ apiKey: `${KEY}\nX-More: 1` })
    await expect(rig.start({ model })).rejects.toMatchObject({ name: 'AltTextError', code: 'CONFIG_INVALID' })
    expect(rig.server.calls).toBe(0)
  })

  test('a provider that finds no key says so at the start', async () => {
    const { specificationVersion, modelId, provider } = rig.model()
    const model = {
      specificationVersion,
      modelId,
      provider,
      doGenerate: async () => ({}),
      config: {
        headers: () => {
          throw Object.assign(new Error('OpenAI API key is missing. Pass it or set OPENAI_API_KEY.'), {
            name: 'AI_LoadAPIKeyError',
          })
        },
      },
    }
    const start = rig.start({ model })
    await expect(start).rejects.toMatchObject({
      code: 'CONFIG_INVALID',
      message: expect.stringContaining('OPENAI_API_KEY'),
    })
  })

  test('a server on this machine that nobody has started ends the run at once', async () => {
    const backend = await rig.start()
    const { host } = new URL(rig.server.baseURL)
    await rig.server.close()
    const answer = await rig.ask(backend)
    expect(verdictOf(answer)).toBe('UNAVAILABLE X')
    expect(answer).toMatchObject({ error: { message: expect.stringMatching(`${host}.*ECONNREFUSED`) } })
  })

  test('one that has answered, and is gone for a moment, is waited for', async () => {
    const backend = await rig.start()
    await rig.ask(backend)
    await rig.server.close()
    expect(verdictOf(await rig.ask(backend))).toBe('UNAVAILABLE T')
  })

  test('a host that cannot be reached from here is tried again', async () => {
    const model = rig.model({ baseURL: 'http://nowhere.invalid/v1' })
    expect(verdictOf(await rig.ask(await rig.start({ model })))).toBe('UNAVAILABLE T')
  })

  test('a model without eyes is not asked again', async () => {
    const blind = await open({ sees: false })
    expect(verdictOf(await blind.ask(await blind.start()))).toBe('BAD_INPUT X')
    expect(blind.server.charged).toEqual([])
  })

  test.each([
    ['Azure', 400, said('The response was filtered due to the prompt', 'content_filter')],
    ['OpenRouter', 403, said('Your input was flagged by moderation')],
  ])('%s withholds an answer by an error: a refusal', async (_name, status, body) => {
    rig.server.fail({ status, body })
    expect(await rig.ask(await rig.start())).toMatchObject({ kind: 'refused' })
  })

  test('a service that takes no schema is asked for a line from the next call on', async () => {
    const old = await open({ formats: ['text'] })
    const backend = await old.start()
    expect(verdictOf(await old.ask(backend))).toBe('BAD_INPUT T')
    expect(await old.ask(backend)).toMatchObject({ kind: 'words' })
    expect(await old.ask(backend)).toMatchObject({ kind: 'words' })
    expect(old.server.calls).toBe(3)
    expect(old.server.charged.map(({ format }) => format)).toEqual(['text', 'text'])
  })

  test('a model of another generation is a matter of set-up', async () => {
    const model = { ...rig.model(), specificationVersion: 'v99', provider: 'house.chat', doGenerate: async () => ({}) }
    const answer = await rig.ask(await rig.start({ model }))
    expect(verdictOf(answer)).toBe('BAD_INPUT X')
    expect(answer).toMatchObject({ error: { message: expect.stringContaining('update both together') } })
  })

  test('what nobody foresaw is a crash with a name, and keeps quiet about keys', async () => {
    const model = rig.model({
      fetch: () => Promise.reject(new RangeError(`no luck with Bearer ${KEY}`)),
    })
    const answer = await rig.ask(await rig.start({ model }))
    expect(verdictOf(answer)).toBe('CRASHED F')
    expect(answer).toMatchObject({ error: { message: 'house/eye-1 could not be asked (no luck with [key])' } })
  })
})
