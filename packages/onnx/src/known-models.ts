import { nearest } from '@alt-text/core'
import type { ArchitectureName } from './architectures/index.ts'
import type { Dtype } from './model/dtype.ts'

/** A model of which it is known that it can caption, and what it costs. */
export interface KnownModel {
  /** On the hub. */
  readonly id: string
  readonly architecture: ArchitectureName
  /** SPDX. */
  readonly licence: string
  readonly parameters: string
  /** BCP 47 primary subtags that it writes. */
  readonly languages: readonly string[]
  /** Rounded, of the session files together; `default`: of the set that is fetched where no dtype is asked for. */
  readonly megabytes: Readonly<{ default: number } & Partial<Record<Dtype, number>>>
  /** Fetched where nothing is asked for and nothing is there, instead of the best. */
  readonly dtype?: Dtype | undefined
  readonly note: string
}

/**
 * Licences and sizes are those of the model cards and file listings on the hub, as of 2026-11. No quality is promised:
 * how well a model captions real photographs was not measured here.
 */
export const knownModels: readonly KnownModel[] = [
  {
    // q8: reckoned from its parameters; the card does not list it. default: fp16 vision and embedding, q4 text.
    id: 'onnx-community/Florence-2-base-ft',
    architecture: 'florence2',
    licence: 'MIT',
    parameters: '0.23 B',
    languages: ['en'],
    megabytes: { default: 357, fp32: 1086, fp16: 543, q8: 297, q4: 334, q4f16: 223 },
    note: 'the default',
  },
  {
    // Its smaller dtypes were not seen. default: reckoned like that of the base model.
    id: 'onnx-community/Florence-2-large-ft',
    architecture: 'florence2',
    licence: 'MIT',
    parameters: '0.77 B',
    languages: ['en'],
    megabytes: { default: 1105, fp32: 3289 },
    note: 'four to five times as slow as base',
  },
  {
    // What Firefox ran for image descriptions in PDFs. The default is its smallest set: a light model is why one picks it.
    id: 'Mozilla/distilvit',
    architecture: 'visionEncoderDecoder',
    licence: 'Apache-2.0',
    parameters: '0.18 B',
    languages: ['en'],
    megabytes: { default: 187, fp32: 730, q8: 187 },
    dtype: 'q8',
    note: 'light and fast, about eleven words',
  },
  {
    id: 'HuggingFaceTB/SmolVLM-256M-Instruct',
    architecture: 'smolvlm',
    licence: 'Apache-2.0',
    parameters: '0.26 B',
    languages: ['en'],
    megabytes: { default: 331, fp32: 1029, fp16: 515, q8: 261 },
    note: 'follows a prompt, writes longer text',
  },
  {
    // NVDA shipped it and took it back for its quality: https://github.com/nvaccess/nvda/pull/19425
    id: 'Xenova/vit-gpt2-image-captioning',
    architecture: 'visionEncoderDecoder',
    licence: 'Apache-2.0',
    parameters: '0.24 B',
    languages: ['en'],
    megabytes: { default: 246, fp32: 958, fp16: 482, q8: 246 },
    dtype: 'q8',
    note: 'old: repeats itself and makes things up',
  },
]

/** The model of this id; where there is none, the one that was misspelt, if there is one so near. */
export function lookUp(id: string): { known: KnownModel | undefined; meant: string | undefined } {
  const ids = knownModels.map((model) => model.id)
  const known = knownModels.find((model) => model.id === id)
  const near = nearest(id, ids)
  // Many a model on the hub has a name that is a few letters longer than another's.
  const misspelt = near !== undefined && near !== id && Math.abs(near.length - id.length) < 3
  return { known, meant: misspelt ? near : undefined }
}
