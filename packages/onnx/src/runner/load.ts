import { createRequire } from 'node:module'
import type { RawImage } from '@huggingface/transformers'
import type { Draft, Transformers } from '../architectures/architecture.ts'
import { architectures } from '../architectures/index.ts'
import type { RunnerOptions } from '../process/protocol.ts'
import type { Pixels } from './decode.ts'

export type PixelCaptioner = (pixels: Pixels) => Promise<Draft>

/** Loads the library and the model from the disk alone. */
export async function load(options: RunnerOptions): Promise<PixelCaptioner> {
  const library = createRequire(import.meta.url)(options.transformers) as Transformers
  Object.assign(library.env, { allowRemoteModels: false, useFSCache: false, logLevel: library.LogLevel.NONE })
  const architecture = architectures[options.architecture]
  const caption = await architecture.load({
    library,
    folder: options.folder,
    task: options.task,
    maxNewTokens: options.maxNewTokens,
    options: { ...pretrainedOptions(options), session_options: sessionOptions(options.threads) },
  })
  return (pixels) => caption(toImage(library, pixels))
}

function pretrainedOptions({ dtypes, device }: RunnerOptions): { dtype: never; device: never; local_files_only: true } {
  return { dtype: dtypes as never, device: device as never, local_files_only: true }
}

/** Without arena and pattern a Florence-2-base stays at half the memory, at the same speed. */
function sessionOptions(threads: number): object {
  return {
    enableCpuMemArena: false,
    enableMemPattern: false,
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    logSeverityLevel: 4,
  }
}

function toImage(library: Transformers, { data, width, height }: Pixels): RawImage {
  return new library.RawImage(data, width, height, 3)
}
