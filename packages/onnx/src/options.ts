import { AltTextError } from '@alt-text/core'
import { type Dtype, suffixes } from './model/dtype.ts'
import type { Dtypes } from './model/sessions.ts'

export interface OnnxOptions {
  /**
   * Id on the hub, or a folder: absolute, or relative to the project's root. A hub id is looked for in
   * `$ALT_TEXT_MODELS`, else in `~/.cache/alt-text/models`; a run never downloads it.
   * @default 'onnx-community/Florence-2-base-ft'
   */
  readonly model?: string | undefined
  /**
   * Florence-2: one of its tasks that answer in words, such as `<CAPTION>`, `<DETAILED_CAPTION>`. SmolVLM: the prompt.
   * @default '<CAPTION>' for Florence-2, a request for one factual sentence for SmolVLM
   */
  readonly task?: string | undefined
  /** One for all files, or one per session (`vision_encoder`, …). @default the best complete set of files present */
  readonly dtype?: Dtype | Dtypes | undefined
  /** An execution provider of onnxruntime: `cpu`, `coreml`, `cuda`, `dml`, `webgpu`. @default 'cpu' */
  readonly device?: string | undefined
  /** Branch, tag or commit of a hub id. @default 'main' */
  readonly revision?: string | undefined
  /** Tokens written at most. @default 60 for `<CAPTION>`, else what the model's family needs */
  readonly maxNewTokens?: number | undefined
  /** Milliseconds that one image, or loading the model, may take in the captioning process. @default 120000 */
  readonly timeoutMs?: number | undefined
}

/** The options with their defaults. What is still absent depends on the model. */
export interface Settings extends OnnxOptions {
  readonly model: string
  readonly device: string
  readonly revision: string
  readonly timeoutMs: number
}

const defaults = {
  model: 'onnx-community/Florence-2-base-ft',
  device: 'cpu',
  revision: 'main',
  timeoutMs: 120_000,
} as const

const checks: Readonly<Record<keyof OnnxOptions, { accepts(value: unknown): boolean; wants: string }>> = {
  model: { accepts: isText, wants: 'a hub id or a folder' },
  task: { accepts: isText, wants: 'a text' },
  dtype: { accepts: isDtype, wants: `one of ${Object.keys(suffixes).join(', ')}, or an object of these by session` },
  device: { accepts: isText, wants: 'a text' },
  revision: { accepts: (value) => isText(value) && !/(^|\/)\.\.(\/|$)/.test(value), wants: 'a branch, tag or commit' },
  maxNewTokens: { accepts: isCount, wants: 'a whole number above 0' },
  timeoutMs: { accepts: isCount, wants: 'a whole number of milliseconds above 0' },
}

/** @throws {AltTextError} `CONFIG_INVALID` for an option that does not exist or cannot have this value */
export function resolveOptions(options: OnnxOptions): Settings {
  for (const [name, value] of Object.entries(options)) {
    const check = checks[name as keyof OnnxOptions] as (typeof checks)['model'] | undefined
    if (check === undefined) {
      throw invalid(`onnx() has no option ${name}.`, `Its options are ${Object.keys(checks).join(', ')}.`)
    }
    if (value !== undefined && !check.accepts(value)) {
      throw invalid(`onnx({ ${name} }) cannot be ${JSON.stringify(value)}.`, `It wants ${check.wants}.`)
    }
  }
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
  return { ...defaults, ...given }
}

function invalid(message: string, fix: string): AltTextError {
  return new AltTextError('CONFIG_INVALID', message, { fix })
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== ''
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0
}

function isDtype(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isDtype)
  return typeof value === 'string' && Object.hasOwn(suffixes, value)
}
