import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { createOpenAICompatible as createProvider6 } from '@ai-sdk/openai-compatible'
import { createOpenAICompatible as createProvider7 } from '@ai-sdk/openai-compatible-3'
import { type Backend, BackendError, type Caption, type CaptionRequest } from '@alt-text/core'
import { aiSdk, type AiSdkOptions, type ModelObject } from '../../../packages/backends/src/ai-sdk.ts'
import { type Dialect, type FakeOpenai, startOpenai } from '../openai.ts'
import { hashOf, paint } from './picture.ts'

/** A major version of the AI SDK, with the provider package that belongs to it. */
export interface Major {
  readonly name: string
  /** The installed package, by its name in this workspace. */
  readonly packageName: string
  readonly create: (settings: ProviderSettings) => (modelId: string) => ModelObject
}

interface ProviderSettings {
  readonly name: string
  readonly baseURL: string
  readonly apiKey?: string
  readonly supportsStructuredOutputs?: boolean
  readonly fetch?: typeof fetch
}

export const majors: readonly Major[] = [
  { name: 'ai 6', packageName: 'ai', create: createProvider6 },
  { name: 'ai 7', packageName: 'ai-7', create: createProvider7 },
]

/** What a call came to: a caption, or the error that dispatch would see. */
export type Answer = Caption | { readonly kind: 'fault'; readonly error: BackendError }

/** A server, and a project that has one major of the AI SDK installed. */
export interface Rig {
  readonly root: string
  readonly server: FakeOpenai
  readonly notices: readonly string[]
  model(settings?: Partial<ProviderSettings>): ModelObject
  start(options?: Partial<AiSdkOptions>): Promise<Backend>
  ask(backend: Backend, request?: Partial<CaptionRequest>, signal?: AbortSignal): Promise<Answer>
  /** Whatever a person can read of it: notices, and errors to the last member. */
  seen(): string
  close(): Promise<void>
}

export async function createRig(major: Major, dialect: Dialect = {}): Promise<Rig> {
  const root = createProject(major)
  const server = await startOpenai(dialect)
  const notices: string[] = []
  const errors: unknown[] = []
  const backends: Backend[] = []
  const note = (error: unknown): void => void errors.push(error)
  const model: Rig['model'] = (settings = {}) =>
    major.create({
      name: 'house',
      baseURL: server.baseURL,
      supportsStructuredOutputs: true,
      ...(dialect.key === undefined ? {} : { apiKey: dialect.key }),
      ...settings,
    })('eye-1')
  return {
    root,
    server,
    notices,
    model,
    async start(options = {}) {
      const backend = aiSdk({ model: model(), ...options })
      backends.push(backend)
      const run = { root, notice: (line: string) => void notices.push(line), signal: new AbortController().signal }
      await backend.start?.(run).catch((error: unknown) => {
        note(error)
        throw error
      })
      return backend
    },
    async ask(backend, request = {}, signal = AbortSignal.timeout(20_000)) {
      try {
        return await backend.caption({ ...(await requestFor('red.png', 'red')), ...request }, signal)
      } catch (error) {
        note(error)
        if (!(error instanceof BackendError)) throw error
        return { kind: 'fault', error }
      }
    },
    seen: () => [...notices, ...errors.map((error) => inspect(error, { depth: 9, showHidden: true }))].join('\n'),
    async close() {
      await Promise.all(backends.map((backend) => backend.dispose?.()))
      await server.close()
      rmSync(root, { recursive: true, force: true })
    },
  }
}

/** A folder in which `import 'ai'` finds that major. */
export function createProject({ packageName }: Pick<Major, 'packageName'>): string {
  const root = mkdtempSync(join(tmpdir(), 'alt-text-ai-sdk-'))
  mkdirSync(join(root, 'node_modules'))
  symlinkSync(realpathSync(join('node_modules', packageName)), join(root, 'node_modules/ai'), 'junction')
  return root
}

/** A request for a plain picture of one colour. */
export async function requestFor(key: string, colour: string): Promise<CaptionRequest> {
  const bytes = await paint(colour)
  const image = { key, path: `/srv/atlas/${key}`, hash: hashOf(bytes), mediaType: 'image/png' }
  return { image: { ...image, read: async () => bytes }, language: 'en', role: 'informative', context: {} }
}
