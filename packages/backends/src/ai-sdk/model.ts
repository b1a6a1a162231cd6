import { AltTextError } from '@alt-text/core'
import { objectOf, textOf } from '../modelrunner/json.ts'

/** A language model of the AI SDK, of either major: `openai('gpt-5-mini')`, `createOpenAICompatible({ … })('qwen3-vl')`. */
export interface ModelObject {
  readonly specificationVersion: string
  /** `openai.responses`, `ollama.chat` */
  readonly provider: string
  readonly modelId: string
  doGenerate(...options: never[]): PromiseLike<unknown>
}

/** A model, or the id of one behind the AI Gateway: `openai/gpt-5-mini`. */
export type Model = ModelObject | string

const GATEWAY = 'https://ai-gateway.vercel.sh'

/** @throws AltTextError `CONFIG_INVALID` for what is no model. */
export function checkModel(model: unknown): asserts model is Model {
  const shape = typeof model === 'string' ? undefined : objectOf(model)
  const isObject = typeof shape?.doGenerate === 'function' && textOf(shape.modelId) !== undefined
  if (isObject || textOf(model) !== undefined) return
  throw new AltTextError('CONFIG_INVALID', 'aiSdk() needs a language model of the AI SDK as `model`.', {
    fix: "Pass what a provider makes of a model's id, not the provider: aiSdk({ model: openai('gpt-5-mini') }).",
  })
}

/** `openai/gpt-5-mini`: the provider's own name without its interface, and the model's id. */
export function modelName(model: Model): string {
  if (typeof model === 'string') return model
  // Written in plain JavaScript, a model may lack it.
  const [provider = ''] = (textOf(model.provider) ?? '').split('.', 1)
  return provider === '' ? model.modelId : `${provider}/${model.modelId}`
}

/**
 * Where the model is called, as far as it tells: providers keep it in a member that is no part of their interface.
 * `undefined` for models wrapped in middleware, and for providers that keep it elsewhere.
 */
export function addressOf(model: Model): URL | undefined {
  if (typeof model === 'string') return 'AI_SDK_DEFAULT_PROVIDER' in globalThis ? undefined : new URL(GATEWAY)
  const config = configOf(model)
  const found = [config?.baseURL, config?.baseUrl, config?.url].map((member) => callWith(member, model.modelId))
  const address = found.find((one) => one !== undefined && URL.canParse(one))
  return address === undefined ? undefined : new URL(address)
}

/** The headers that the model sends, the key among them. @throws what the provider throws where it finds no key */
export async function headersOf(model: Model): Promise<Readonly<Record<string, unknown>>> {
  if (typeof model === 'string') return {}
  const headers = configOf(model)?.headers
  const given: unknown = typeof headers === 'function' ? await (headers as () => unknown)() : await headers
  return objectOf(given) ?? {}
}

/** Whether it can be held to a JSON schema: those that cannot, say so. */
export function takesSchema(model: Model): boolean {
  const told = typeof model === 'string' ? undefined : (model as { supportsStructuredOutputs?: unknown })
  return told?.supportsStructuredOutputs !== false
}

function configOf(model: ModelObject): Readonly<Record<string, unknown>> | undefined {
  return objectOf((model as { config?: unknown }).config)
}

function callWith(member: unknown, modelId: string): string | undefined {
  try {
    const value: unknown = typeof member === 'function' ? member({ path: '/chat/completions', modelId }) : member
    return textOf(value)
  } catch {
    // It needs more than is known here: then the address is not known, and `hosts` names it.
    return undefined
  }
}
