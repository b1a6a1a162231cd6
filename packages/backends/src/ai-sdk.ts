import type { Backend } from '@alt-text/core'
import { type AiSdkOptions, resolve } from './ai-sdk/options.ts'
import { Session } from './ai-sdk/session.ts'

export type { Model, ModelObject } from './ai-sdk/model.ts'
export type { AiSdkOptions, Price } from './ai-sdk/options.ts'

/**
 * Captions from any language model that takes images, through the AI SDK (`ai` 6 or 7): OpenAI, Anthropic, Google, and
 * every OpenAI-compatible server, such as Ollama, LM Studio, llama.cpp and vLLM. Role and language of an image are in
 * the prompt; words of the page only where the config says `context: 'page'`.
 *
 * A model on this machine is local; every other is hosted, and asked only in a run that says so. An answer that never
 * came is not asked for again where it may have been charged: chat services know no way to find it.
 * @example aiSdk({ model: openai('gpt-5-mini') })
 * @throws AltTextError `CONFIG_INVALID` without a model
 */
export function aiSdk(options: AiSdkOptions): Backend {
  const settings = resolve(options)
  let session: Session | undefined
  return {
    name: 'ai-sdk',
    model: settings.name,
    limits: settings.limits,
    async start(run) {
      session?.close()
      session = await Session.open(settings, run)
    },
    async caption(request, signal) {
      if (session === undefined) throw new Error('ai-sdk: caption() before start()')
      return session.ask(request, signal)
    },
    dispose() {
      session?.close()
      session = undefined
      return Promise.resolve()
    },
  }
}
