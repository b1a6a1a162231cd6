import type * as transformers from '@huggingface/transformers'
import type { Dtype } from '../model/dtype.ts'
import type { Preprocessor } from '../model/preprocessor.ts'

export type Transformers = typeof transformers

/** What a model wrote about one image. */
export interface Draft {
  readonly text: string
  /** Geometric mean of the probabilities of the tokens written; 0 to 1. */
  readonly confidence?: number | undefined
}

/** A loaded model. The image already has the model's size. */
export type Captioner = (image: transformers.RawImage) => Promise<Draft>

/** What a family of models is given when it loads. */
export interface Loading {
  readonly library: Transformers
  /** Absolute. */
  readonly folder: string
  readonly options: transformers.PretrainedModelOptions
  /** The task's name or the prompt; empty where the family knows none. */
  readonly task: string
  readonly maxNewTokens: number
}

/** Which tasks a model knows: these names, any prompt, or none at all. */
export type Tasks = readonly string[] | 'any' | 'none'

/** One family of models: which files it has, how it is asked, how it answers. */
export interface Architecture {
  /** `model_type` in config.json. */
  readonly modelTypes: readonly string[]
  /** The session files it needs, each with the dtypes it may have, best first. */
  readonly sessions: Readonly<Record<string, readonly Dtype[]>>
  /** The other files it cannot do without. */
  readonly documents: readonly string[]
  /** Used where no task is given. */
  readonly defaultTask: string
  tasks(preprocessor: Preprocessor): Tasks
  /** Tokens it may write at most, where nothing else is said. */
  maxNewTokens(task: string): number
  /** Runs in the captioning process only. */
  load(loading: Loading): Promise<Captioner>
}
