import { objectOf, textOf } from '../modelrunner/json.ts'
import { SCHEMA } from './answer.ts'
import type { Price, Settings } from './options.ts'
import type { AiModule, Generated, GenerateOptions } from './peer.ts'
import type { Picture } from './picture.ts'
import type { Format, Prompt } from './prompt.ts'

/** What the model wrote, and how it came to an end. */
export interface Reply {
  readonly text: string
  /** `stop`, `length`, `content-filter`, … */
  readonly finish: string
  /** US dollars, where the price and the tokens are known. */
  readonly usd: number | undefined
  /** What the SDK has to say about options that do not go with this model. */
  readonly warnings: readonly string[]
}

/** Calls the model once: dispatch alone repeats. @throws whatever the AI SDK throws */
export async function generate(
  ai: AiModule,
  settings: Settings,
  call: { prompt: Prompt; picture: Picture; format: Format; signal: AbortSignal },
): Promise<Reply> {
  const { prompt, picture, format, signal } = call
  const { model, maxOutputTokens, temperature, providerOptions, price } = settings
  const options: GenerateOptions = {
    model,
    system: prompt.system,
    // A "file" part: version 7 has given up "image" parts, version 6 knows both.
    messages: [
      {
        role: 'user',
        content: [
          { type: 'file', data: picture.bytes, mediaType: picture.mediaType },
          { type: 'text', text: prompt.user },
        ],
      },
    ],
    maxRetries: 0,
    maxOutputTokens,
    abortSignal: signal,
    ...(temperature === undefined ? {} : { temperature }),
    ...(providerOptions === undefined ? {} : { providerOptions }),
    ...(format === 'json' ? { output: ai.Output.object({ schema: ai.jsonSchema(SCHEMA) }) } : {}),
  }
  return replyOf(await generated(ai, options), price)
}

/** Text that is no JSON is thrown by the SDK; it is read here all the same, for models that only nearly keep to form. */
async function generated(ai: AiModule, options: GenerateOptions): Promise<Generated> {
  try {
    return await ai.generateText(options)
  } catch (error) {
    const shape = objectOf(error)
    if (shape?.name === 'AI_NoObjectGeneratedError' && typeof shape.text === 'string') return shape
    throw error
  }
}

function replyOf(generated: Generated, price: Price | undefined): Reply {
  const { text, finishReason, usage, warnings } = generated
  return {
    text: typeof text === 'string' ? text : '',
    finish: textOf(finishReason) ?? 'other',
    usd: costOf(usage, price),
    warnings: Array.isArray(warnings) ? warnings.map((warning) => wordsOf(warning)) : [],
  }
}

/** Never less than what is charged, for cached tokens cost less than others. */
function costOf(usage: unknown, price: Price | undefined): number | undefined {
  const { inputTokens, outputTokens } = objectOf(usage) ?? {}
  if (price === undefined || typeof inputTokens !== 'number' || typeof outputTokens !== 'number') return undefined
  return (inputTokens * price.input + outputTokens * price.output) / 1e6
}

function wordsOf(warning: unknown): string {
  const { feature, setting, details, message } = objectOf(warning) ?? {}
  const parts = [textOf(feature) ?? textOf(setting), textOf(details) ?? textOf(message) ?? 'is not supported']
  return parts.filter((part) => part !== undefined).join(': ')
}
