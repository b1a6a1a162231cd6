import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AltTextError } from '@alt-text/core'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import {
  modelrunner,
  type ModelrunnerModule,
  type ModelrunnerOptions,
} from '../../packages/backends/src/modelrunner.ts'
import { sentenceFor } from '../servers/modelrunner.ts'
import { createStandIn } from '../servers/modelrunner/client.ts'
import { createRig, type Rig } from '../servers/modelrunner/rig.ts'

let rig: Rig

beforeEach(async () => {
  for (const name of ['MODELRUNNER_KEY', 'MODEL_RUNNER_KEY', 'MODELRUNNER_KEY_ID', 'MODELRUNNER_KEY_SECRET'])
    vi.stubEnv(name, '')
  rig = await createRig({ client: false })
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rig.close()
})

/** What starting says. */
async function refusal(options: ModelrunnerOptions): Promise<AltTextError> {
  try {
    await rig.start(options)
  } catch (error) {
    if (error instanceof AltTextError) return error
    throw error
  }
  throw new Error('It started')
}

test('what it can do is data', () => {
  expect(modelrunner()).toMatchObject({
    name: 'modelrunner',
    model: 'microsoft/florence-2-large/caption',
    limits: {
      where: 'hosted',
      hosts: ['queue.modelrunner.run'],
      languages: ['en'],
      deterministic: true,
      context: false,
      concurrency: 6,
    },
  })
  expect(modelrunner({ upload: true }).limits.hosts).toContain('media.modelrunner.ai')
})

describe('without what it needs, starting says what to do, and calls nobody', () => {
  afterEach(() => expect(rig.server.calls).toEqual([]))

  test('a key', async () => {
    const error = await refusal({ credentials: undefined })
    expect(error.code).toBe('CONFIG_INVALID')
    expect(error.fix).toContain('MODELRUNNER_KEY')
    expect((await refusal({ credentials: () => undefined })).code).toBe('CONFIG_INVALID')
    vi.stubEnv('MODELRUNNER_KEY_ID', 'only-the-id')
    expect((await refusal({ credentials: undefined })).code).toBe('CONFIG_INVALID')
  })

  test('a key that fits in a header; it is not shown', async () => {
    const error = await refusal({ credentials: 'two\nlines-of-secret' })
    expect(error.code).toBe('CONFIG_INVALID')
    expect(`${error.message} ${error.fix}`).not.toContain('lines-of-secret')
  })

  test('a way to the pictures', async () => {
    const error = await refusal({ publicUrl: undefined })
    expect(error.code).toBe('CONFIG_INVALID')
    expect(error.fix).toMatch(/publicUrl.*upload/)
  })

  test('an endpoint, an expiry, a module', async () => {
    expect((await refusal({ endpoint: '../../balance' })).code).toBe('CONFIG_INVALID')
    expect((await refusal({ endpoint: 'https://evil.test/x' })).code).toBe('CONFIG_INVALID')
    expect((await refusal({ upload: true, expiresIn: 5 })).code).toBe('CONFIG_INVALID')
    expect((await refusal({ client: {} as unknown as ModelrunnerModule })).fix).toContain('import * as client')
  })
})

test.each([
  ['MODELRUNNER_KEY', { MODELRUNNER_KEY: ' first-key \n', MODEL_RUNNER_KEY: 'second-key' }, 'first-key'],
  ['MODEL_RUNNER_KEY', { MODEL_RUNNER_KEY: 'second-key' }, 'second-key'],
  [
    'id and secret, spellings mixed',
    { MODEL_RUNNER_KEY_ID: 'the-id', MODELRUNNER_KEY_SECRET: 'the-secret' },
    'the-id:the-secret',
  ],
])('the key comes from the environment: %s', async (_name, variables, expected) => {
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value)
  const dog = rig.publish('dog.png')
  await rig.ask(await rig.start({ credentials: undefined }), dog)
  const submission = rig.server.calls.find((call) => call.method === 'POST')
  expect(submission?.headers.authorization).toBe(`Key ${expected}`)
  expect(rig.seen()).not.toContain(expected)
})

describe('the client that the project has', () => {
  function install(source: string): void {
    const folder = join(rig.root, 'node_modules/@modelrunner/client')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: '@modelrunner/client', main: 'index.cjs' }))
    writeFileSync(join(folder, 'index.cjs'), source)
  }

  test('is used', async () => {
    const seen: unknown[] = []
    const standIn = createStandIn()
    Object.assign(globalThis, {
      createForTest: (config: Parameters<ModelrunnerModule['createModelrunnerClient']>[0]) => {
        seen.push(config)
        return standIn.createModelrunnerClient(config)
      },
    })
    install('module.exports = { createModelrunnerClient: (config) => globalThis.createForTest(config) }')
    const dog = rig.publish('dog.png')
    const backend = await rig.start({ client: undefined })
    expect(await rig.ask(backend, dog)).toMatchObject({ kind: 'words', text: sentenceFor(dog.url) })
    expect(seen).toHaveLength(1)
  })

  test('is not used when it is not wanted', async () => {
    install('throw new Error("loaded")')
    await rig.start({ client: false })
  })

  test('that is broken is said, and not passed over', async () => {
    install('throw new Error("half installed")')
    expect(await refusal({ client: undefined })).toMatchObject({
      code: 'PEER_MISSING',
      fix: expect.stringContaining('npm install'),
    })
  })

  test('is not needed', async () => {
    const dog = rig.publish('dog.png')
    expect(await rig.ask(await rig.start({ client: undefined }), dog)).toMatchObject({
      kind: 'words',
      text: sentenceFor(dog.url),
    })
  })
})
