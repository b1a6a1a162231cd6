import { AltTextError } from '@alt-text/core'
import type { Architecture } from '../architectures/architecture.ts'
import { type ArchitectureName, architectureOf, architectures } from '../architectures/index.ts'
import type { Dtype } from './dtype.ts'
import { chooseDtypes, type Dtypes, readDocument, requireFile, sizeOf } from './files.ts'
import { inputSize, type Preprocessor, type Size } from './preprocessor.ts'

/** A model that is complete on this machine, described in plain data. */
export interface Model {
  /** Absolute. */
  readonly folder: string
  readonly architecture: ArchitectureName
  readonly dtypes: Dtypes
  readonly task: string
  readonly maxNewTokens: number
  readonly size: Size
  /** Of its session files together. */
  readonly bytes: number
}

export interface ModelWishes {
  readonly dtype?: Dtype | Dtypes | undefined
  readonly task?: string | undefined
  readonly maxNewTokens?: number | undefined
}

/**
 * Looks a model's folder over before anything is loaded.
 * @throws {AltTextError} `CONFIG_INVALID`: unknown family, missing or broken file, unknown task.
 */
export function readModel(folder: string, wishes: ModelWishes): Model {
  const { model_type } = readDocument<{ model_type?: unknown }>(folder, 'config.json')
  const name = architectureOf(model_type)
  if (name === undefined) throw unknownFamily(folder, model_type)
  const architecture: Architecture = architectures[name]
  for (const file of architecture.documents) requireFile(folder, file)
  const preprocessor = readDocument<Preprocessor>(folder, 'preprocessor_config.json')
  const size = inputSize(preprocessor)
  if (size === undefined) {
    throw new AltTextError(
      'CONFIG_INVALID',
      `preprocessor_config.json in ${folder} does not say how large pictures are.`,
    )
  }
  const dtypes = chooseDtypes(folder, architecture, wishes.dtype)
  const task = chooseTask(architecture, preprocessor, wishes.task, folder)
  const maxNewTokens = wishes.maxNewTokens ?? architecture.maxNewTokens(task)
  return { folder, architecture: name, dtypes, task, maxNewTokens, size, bytes: sizeOf(folder, dtypes) }
}

function chooseTask(
  architecture: Architecture,
  preprocessor: Preprocessor,
  asked: string | undefined,
  folder: string,
): string {
  const task = asked ?? architecture.defaultTask
  const known = architecture.tasks(preprocessor)
  if (known === 'any') return task
  if (known === 'none') {
    if (asked === undefined) return ''
    throw new AltTextError('CONFIG_INVALID', `The model in ${folder} takes no task; ${asked} means nothing to it.`, {
      fix: 'Remove task from onnx().',
    })
  }
  if (known.includes(task)) return task
  throw new AltTextError('CONFIG_INVALID', `The model in ${folder} does not know the task ${task}.`, {
    fix: `Use one of ${known.join(', ')}.`,
  })
}

function unknownFamily(folder: string, modelType: unknown): AltTextError {
  const families = Object.values(architectures).flatMap((architecture: Architecture) => architecture.modelTypes)
  return new AltTextError('CONFIG_INVALID', `The model in ${folder} is of the family ${String(modelType)}.`, {
    fix: `Those that run here are ${families.join(', ')}.`,
  })
}
