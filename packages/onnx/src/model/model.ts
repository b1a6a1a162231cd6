import { AltTextError } from '@alt-text/core'
import type { Architecture } from '../architectures/architecture.ts'
import { type ArchitectureName, architectureOf, architectures } from '../architectures/index.ts'
import type { Dtype } from './dtype.ts'
import { holds, missing, readDocument, requireFile, type Shelf, sizeOf } from './files.ts'
import { inputSize, type Preprocessor, type Size } from './preprocessor.ts'
import { chooseDtypes, type Dtypes, filesOf } from './sessions.ts'

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
  /** Every file that loading it reads. */
  readonly files: readonly string[]
}

export interface ModelWishes {
  readonly dtype?: Dtype | Dtypes | undefined
  readonly task?: string | undefined
  readonly maxNewTokens?: number | undefined
}

/**
 * Looks a model's folder over before anything is loaded. Of a model that is locked, only the locked files count.
 * @throws {AltTextError} `CONFIG_INVALID`: unknown family, missing or broken file, unknown task.
 */
export function readModel(folder: string, wishes: ModelWishes, locked?: Shelf['locked']): Model {
  const shelf = { folder, locked }
  const name = readFamily(shelf)
  const architecture = architectures[name]
  for (const file of architecture.documents) requireFile(shelf, file)
  const preprocessor = readDocument<Preprocessor>(shelf, 'preprocessor_config.json')
  const size = inputSize(preprocessor)
  if (size === undefined) {
    throw new AltTextError(
      'CONFIG_INVALID',
      `preprocessor_config.json in ${folder} does not say how large pictures are.`,
    )
  }
  const choice = chooseDtypes(architecture, wishes.dtype, (file) => holds(shelf, file))
  if (choice.kind === 'lacking') throw missing(shelf, choice.file, choice.others)
  const { dtypes } = choice
  const task = chooseTask(architecture, preprocessor, wishes.task, folder)
  const maxNewTokens = wishes.maxNewTokens ?? architecture.maxNewTokens(task)
  // Not only what is locked: the library reads whatever lies there.
  const files = filesOf(architecture, dtypes, (file) => holds({ folder }, file))
  return { folder, architecture: name, dtypes, task, maxNewTokens, size, bytes: sizeOf(folder, dtypes), files }
}

/**
 * The family of the model in a folder.
 * @throws {AltTextError} `CONFIG_INVALID`: not one that runs here.
 */
export function readFamily(shelf: Shelf): ArchitectureName {
  const { model_type } = readDocument<{ model_type?: unknown }>(shelf, 'config.json')
  const name = architectureOf(model_type)
  if (name === undefined) throw unknownFamily(shelf.folder, model_type)
  return name
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
  const families = Object.values(architectures).flatMap(({ modelTypes }) => modelTypes)
  return new AltTextError('CONFIG_INVALID', `The model in ${folder} is of the family ${String(modelType)}.`, {
    fix: `Those that run here are ${families.join(', ')}.`,
  })
}
