import { AltTextError, type Limits } from '@alt-text/core'
import { checkModel, type Model, modelName, takesSchema } from './model.ts'
import { placeOf } from './place.ts'
import type { Format } from './prompt.ts'

/** US dollars for a million tokens. */
export interface Price {
  readonly input: number
  readonly output: number
}

/** Options of `aiSdk()`. */
export interface AiSdkOptions {
  /** What a provider makes of a model's id, or an id of the AI Gateway. It must take images. */
  model: Model
  /** `none`: no word of a page goes to this model, even where the config says `context: 'page'`. @default 'page' */
  context?: 'none' | 'page' | undefined
  /** BCP 47 primary subtags that the model writes well. @default '*' */
  languages?: readonly string[] | '*' | undefined
  /** Calls in flight at once. @default 1 for a local model, 4 for a hosted one */
  concurrency?: number | undefined
  /** Most tokens of one answer. Of a model that reasons, its thoughts count too. @default 2048 */
  maxOutputTokens?: number | undefined
  /** @default 0 for a local model; for a hosted one what the service takes, for some know no other */
  temperature?: number | undefined
  /** Milliseconds one call may take. @default 300000 for a local model, 120000 for a hosted one */
  timeoutMs?: number | undefined
  /** Hosts that get images, to be shown before the first call. @default the host of the model, where it can be told */
  hosts?: readonly string[] | undefined
  /**
   * Whether it costs nothing and keeps images in the house: such a model may run in an ordinary build. A proxy on this
   * machine that passes images on (LiteLLM, say) cannot be told from a model here: set `false` for it.
   * @default true where the model's address is on this machine
   */
  local?: boolean | undefined
  /**
   * Whether the model is held to a JSON schema; otherwise it is asked for one labelled line.
   * @default what the model says of itself; a service that refuses the schema is asked for the line from then on
   */
  structured?: boolean | undefined
  /** Longest edge in pixels that is sent. @default 1024 for a local model, 1568 for a hosted one */
  longestEdge?: number | undefined
  /** Media types sent as they are; others become PNG or JPEG. @default PNG and JPEG, and WebP for a hosted model */
  mediaTypes?: readonly string[] | undefined
  /** What tokens cost: services do not say it with the answer, and `budget: { usd }` needs it. @default not known */
  price?: Price | undefined
  /** Handed on to the provider as they are: `{ openai: { reasoningEffort: 'minimal' } }`. */
  providerOptions?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined
}

/** The options, with every default in its place. */
export interface Settings {
  readonly model: Model
  readonly name: string
  readonly limits: Limits
  /** Where it is called; for messages. */
  readonly host: string | undefined
  /** The server is a process on this machine, which may not have been started. */
  readonly isHere: boolean
  readonly format: Format
  readonly maxOutputTokens: number
  readonly temperature: number | undefined
  readonly price: Price | undefined
  readonly providerOptions: AiSdkOptions['providerOptions']
}

/** 5 MB as base64, which is where the strictest of the large services ends. */
const LARGEST = 3_750_000

/** Puts the defaults in. @throws AltTextError `CONFIG_INVALID` without a model, or with one that is none */
export function resolve(options: AiSdkOptions): Settings {
  checkModel((options as AiSdkOptions | undefined)?.model)
  checkNumbers(options)
  const { model } = options
  const { where, hosts, host, isHere } = placeOf(model, options)
  const isLocal = where === 'local'
  return {
    model,
    name: modelName(model),
    host,
    isHere,
    format: (options.structured ?? takesSchema(model)) ? 'json' : 'line',
    maxOutputTokens: options.maxOutputTokens ?? 2048,
    temperature: options.temperature ?? (isLocal ? 0 : undefined),
    price: options.price,
    providerOptions: options.providerOptions,
    limits: {
      where,
      // llama.cpp and what is built on it read no WebP.
      mediaTypes: options.mediaTypes ?? ['image/png', 'image/jpeg', ...(isLocal ? [] : ['image/webp'])],
      longestEdge: options.longestEdge ?? (isLocal ? 1024 : 1568),
      bytes: LARGEST,
      concurrency: options.concurrency ?? (isLocal ? 1 : 4),
      languages: options.languages ?? '*',
      context: options.context !== 'none',
      deterministic: false,
      hosts,
      timeoutMs: options.timeoutMs ?? (isLocal ? 300_000 : 120_000),
    },
  }
}

function checkNumbers(options: AiSdkOptions): void {
  for (const name of ['concurrency', 'maxOutputTokens', 'timeoutMs', 'longestEdge'] as const) {
    const value = options[name]
    if (value === undefined || (Number.isFinite(value) && value >= 1)) continue
    throw new AltTextError('CONFIG_INVALID', `aiSdk(): \`${name}\` is ${value}.`, { fix: 'Give a number from 1 up.' })
  }
}
