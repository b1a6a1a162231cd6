import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createOpenAICompatible } from '@ai-sdk/openai-compatible'
import { aiSdk, type AiSdkOptions, type ModelObject } from '../../packages/backends/src/ai-sdk.ts'
import { loadPeer } from '../../packages/backends/src/ai-sdk/peer.ts'

const at = (baseURL: string, modelId = 'eye-1'): ModelObject =>
  createOpenAICompatible({ name: 'house', baseURL })(modelId)

/** A model that keeps its address as another provider does. */
const keeping = (config: unknown): ModelObject =>
  ({
    specificationVersion: 'v3',
    provider: 'house.chat',
    modelId: 'eye-1',
    doGenerate: async () => ({}),
    config,
  }) as ModelObject

describe('where a model is', () => {
  test.each([
    'http://localhost:11434/v1',
    'http://127.0.0.1:1234/v1',
    'http://127.9.9.9/v1',
    'http://[::1]:8080/v1',
    'http://0x7f000001:8080/v1',
    'http://vision.localhost/v1',
  ])('%s is this machine', (address) => {
    expect(aiSdk({ model: at(address) }).limits).toMatchObject({ where: 'local', hosts: [] })
  })

  test.each([
    ['https://api.openai.com/v1', 'api.openai.com'],
    ['http://192.168.1.9:11434/v1', '192.168.1.9:11434'],
    ['http://127.0.0.1.evil.test/v1', '127.0.0.1.evil.test'],
    ['http://localhost.evil.test/v1', 'localhost.evil.test'],
    ['http://user:secret@host.test/v1', 'host.test'],
  ])('%s is not', (address, host) => {
    expect(aiSdk({ model: at(address) }).limits).toMatchObject({ where: 'hosted', hosts: [host] })
  })

  test('a model that Ollama runs in its own house is hosted, though its address is here', () => {
    const model = at('http://localhost:11434/v1', 'qwen3-vl:235b-cloud')
    expect(aiSdk({ model }).limits).toMatchObject({ where: 'hosted', hosts: ['ollama.com'] })
  })

  test.each([
    [{ baseURL: 'https://api.anthropic.com/v1' }, ['api.anthropic.com']],
    [{ baseUrl: () => 'https://bedrock.eu.test' }, ['bedrock.eu.test']],
    [{ url: ({ path }: { path: string }) => `https://azure.test/openai${path}?api-version=1` }, ['azure.test']],
    [
      {
        url: () => {
          throw new Error('needs more')
        },
      },
      undefined,
    ],
    [undefined, undefined],
  ])('%j tells %j', (config, hosts) => {
    expect(aiSdk({ model: keeping(config) }).limits).toMatchObject({ where: 'hosted', hosts })
  })

  test('an id alone goes to the gateway', () => {
    const backend = aiSdk({ model: 'openai/gpt-5-mini' })
    expect(backend.limits).toMatchObject({ where: 'hosted', hosts: ['ai-gateway.vercel.sh'] })
    expect(backend.model).toBe('openai/gpt-5-mini')
  })

  test('the config may know better', () => {
    const proxied = aiSdk({ model: at('http://localhost:4000/v1'), local: false, hosts: ['api.openai.com'] })
    expect(proxied.limits).toMatchObject({ where: 'hosted', hosts: ['api.openai.com'] })
    expect(aiSdk({ model: at('http://gpu.lan/v1'), local: true }).limits).toMatchObject({ where: 'local', hosts: [] })
  })
})

describe('limits', () => {
  test('of a local and of a hosted model', () => {
    expect(aiSdk({ model: at('http://localhost/v1') }).limits).toEqual({
      where: 'local',
      mediaTypes: ['image/png', 'image/jpeg'],
      longestEdge: 1024,
      bytes: 3_750_000,
      concurrency: 1,
      languages: '*',
      context: true,
      deterministic: false,
      hosts: [],
      timeoutMs: 300_000,
    })
    expect(aiSdk({ model: at('https://api.test/v1') }).limits).toEqual({
      where: 'hosted',
      mediaTypes: ['image/png', 'image/jpeg', 'image/webp'],
      longestEdge: 1568,
      bytes: 3_750_000,
      concurrency: 4,
      languages: '*',
      context: true,
      deterministic: false,
      hosts: ['api.test'],
      timeoutMs: 120_000,
    })
  })

  test('are what the options say', () => {
    const options: Partial<AiSdkOptions> = {
      context: 'none',
      languages: ['en'],
      concurrency: 9,
      timeoutMs: 5,
      longestEdge: 64,
    }
    const { limits } = aiSdk({ model: at('http://localhost/v1'), mediaTypes: ['image/png'], ...options })
    expect(limits).toMatchObject({ ...options, context: false, mediaTypes: ['image/png'] })
  })
})

describe('what cannot work is said at once', () => {
  const provider = createOpenAICompatible({ name: 'house', baseURL: 'http://localhost/v1' })
  test.each([undefined, {}, { model: undefined }, { model: '' }, { model: provider }, { model: { modelId: 'x' } }])(
    '%o',
    (options) => {
      expect(() => aiSdk(options as unknown as AiSdkOptions)).toThrow(
        expect.objectContaining({ code: 'CONFIG_INVALID' }),
      )
    },
  )

  test.each(['concurrency', 'maxOutputTokens', 'timeoutMs', 'longestEdge'])('%s: 0, NaN', (name) => {
    for (const value of [0, -1, Number.NaN]) {
      const options = { model: at('http://localhost/v1'), [name]: value }
      expect(() => aiSdk(options)).toThrow(
        expect.objectContaining({ code: 'CONFIG_INVALID', message: expect.stringContaining(name) }),
      )
    }
  })

  test('a caption before the start is a bug', async () => {
    const backend = aiSdk({ model: at('http://localhost/v1') })
    await expect(backend.caption({} as never, AbortSignal.timeout(99))).rejects.toThrow('before start')
  })
})

describe('the AI SDK of the project', () => {
  const install = (files: Readonly<Record<string, string>>): string => {
    const root = mkdtempSync(join(tmpdir(), 'alt-text-peer-'))
    const folder = join(root, 'node_modules/ai')
    mkdirSync(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
    return root
  }

  test('is used where there is one', async () => {
    const root = install({
      'package.json': '{"name":"ai","type":"module","exports":"./index.js"}',
      'index.js': 'export const [generateText, jsonSchema, Output, mark] = [() => 1, () => 1, { object: () => 1 }, 1]',
    })
    expect(await loadPeer(root)).toMatchObject({ mark: 1 })
    rmSync(root, { recursive: true })
  })

  test('is asked for, with the command, where there is none', async () => {
    const beside = (): Promise<unknown> =>
      Promise.reject(Object.assign(new Error('no'), { code: 'ERR_MODULE_NOT_FOUND' }))
    const load = loadPeer(tmpdir(), beside)
    await expect(load).rejects.toMatchObject({
      code: 'PEER_MISSING',
      fix: expect.stringContaining('npm install --save-dev ai'),
    })
  })

  test.each([
    [
      'too old',
      { 'package.json': '{"name":"ai","main":"index.js"}', 'index.js': 'exports.generateText = () => 1' },
      /version 6 or 7/,
    ],
    [
      'broken',
      { 'package.json': '{"name":"ai","main":"index.js"}', 'index.js': 'throw new Error("half installed")' },
      /half installed/,
    ],
  ])('is named where it is %s', async (_name, files, words) => {
    const root = install(files)
    const load = loadPeer(root)
    await expect(load).rejects.toMatchObject({ code: 'PEER_MISSING', message: expect.stringMatching(words) })
    rmSync(root, { recursive: true })
  })
})
