import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Backend, BackendRun, Config } from '@alt-text/core'
import { type FakeOpenai, startOpenai } from '../servers/openai.ts'
import { requestFor } from '../servers/openai/rig.ts'

const FOLDER = join(import.meta.dirname, 'ai-sdk-configs')
const KEY = 'mr-0123456789abcdef'

interface Expected {
  readonly address: string
  readonly by: string
  readonly where: 'local' | 'hosted'
  readonly hosts: readonly string[]
  readonly authorization?: string
}

/** One row for each config in the folder. */
const SERVERS: Readonly<Record<string, Expected>> = {
  'llama-cpp': { address: 'http://localhost:8080', by: 'llama-cpp/gemma-3-4b-it', where: 'local', hosts: [] },
  'lm-studio': { address: 'http://localhost:1234', by: 'lmstudio/qwen/qwen2.5-vl-7b', where: 'local', hosts: [] },
  modelrunner: {
    address: 'https://queue.modelrunner.run',
    by: 'modelrunner/google/gemini-3.7-flash',
    where: 'hosted',
    hosts: ['queue.modelrunner.run'],
    authorization: `Bearer ${KEY}`,
  },
  ollama: { address: 'http://localhost:11434', by: 'ollama/qwen2.5vl:7b', where: 'local', hosts: [] },
  vllm: { address: 'http://gpu.lan:8000', by: 'vllm/Qwen/Qwen2.5-VL-7B-Instruct', where: 'local', hosts: [] },
}

const names = readdirSync(FOLDER).map((file) => file.replace('.ts', ''))

test("each stands in the package's README as it is tested here", () => {
  const readme = readFileSync(join(import.meta.dirname, '../../packages/backends/README.md'), 'utf8')
  for (const name of names) expect(readme, name).toContain(readFileSync(join(FOLDER, `${name}.ts`), 'utf8'))
})

test('every config has a row here, and five lines', () => {
  expect(names.toSorted()).toEqual(Object.keys(SERVERS))
  const lines = names.map(
    (name) =>
      readFileSync(join(FOLDER, `${name}.ts`), 'utf8')
        .trimEnd()
        .split('\n').length,
  )
  expect(lines).toEqual(names.map(() => 5))
})

describe.each(names)('the five lines for %s', (name) => {
  const expected = SERVERS[name] as Expected
  const reached = new Set<string>()
  const notices: string[] = []
  let server: FakeOpenai
  let backend: Backend

  beforeEach(async () => {
    reached.clear()
    notices.length = 0
    server = await startOpenai({ formats: ['text'] })
    const real = globalThis.fetch
    vi.stubGlobal('fetch', (input: string | URL, init?: RequestInit) => {
      const url = new URL(input)
      reached.add(url.origin)
      return real(server.baseURL.replace('/v1', url.pathname), init)
    })
    vi.stubEnv('MODELRUNNER_KEY', KEY)
    vi.resetModules()
    const config = (await import(join(FOLDER, `${name}.ts`))) as { default: Config }
    backend = config.default.backend as Backend
    const run: BackendRun = {
      root: FOLDER,
      notice: (line) => void notices.push(line),
      signal: AbortSignal.timeout(9000),
    }
    await backend.start?.(run)
  })

  afterEach(async () => {
    await backend.dispose?.()
    await server.close()
    vi.unstubAllGlobals()
    vi.unstubAllEnvs()
  })

  test('say where images go, reach that address alone, and get words', async () => {
    expect(backend.limits).toMatchObject({ where: expected.where, hosts: expected.hosts, context: true })
    expect(`${backend.name}:${backend.model}`).toBe(`ai-sdk:${expected.by}`)
    const caption = await backend.caption(await requestFor('a.png', 'blue'), AbortSignal.timeout(9000))
    expect(caption).toMatchObject({ kind: 'words', text: 'A 24 by 24 png of the colour 0, 0, 255' })
    expect([...reached]).toEqual([expected.address])
    expect(server.charged[0]?.format).toBe('text')

    const sent = server.sent.join('\n')
    const [, authorization] = /"authorization":"([^"]+)"/.exec(sent) ?? []
    expect(authorization).toBe(expected.authorization)
    expect(notices.filter((line) => line.includes('counts as local')).length).toBe(name === 'vllm' ? 1 : 0)
  })
})
