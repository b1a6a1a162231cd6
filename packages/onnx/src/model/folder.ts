import { AltTextError } from '@alt-text/core'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isPath } from './name.ts'

/** What a machine says about itself, so that a test can say otherwise. */
export interface Surroundings {
  /** Project root, absolute. */
  readonly root: string
  readonly cwd: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where models are kept: `ALT_TEXT_MODELS`, else `alt-text/models` in the user's cache folder. */
export function modelsFolder({ root, home, env }: Surroundings): string {
  if (env['ALT_TEXT_MODELS']) return resolve(root, env['ALT_TEXT_MODELS'])
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'alt-text', 'models')
}

/** Where a model may lie, in the order in which it is looked for. */
export function candidates(model: string, revision: string, surroundings: Surroundings): string[] {
  const { root, cwd, home } = surroundings
  if (model.startsWith('~')) return [resolve(home, `.${model.slice(1)}`)]
  const beside = [resolve(root, model), resolve(cwd, model)]
  const kept = join(modelsFolder(surroundings), ...model.split('/'), ...(revision === 'main' ? [] : [revision]))
  return [...new Set(isPath(model) ? beside : [...beside, kept])]
}

/**
 * The folder that holds `model`. Nothing is downloaded.
 * @throws {AltTextError} `CONFIG_INVALID`, with every place that was looked at.
 */
export function findModelFolder(model: string, revision: string, surroundings: Surroundings): string {
  const places = candidates(model, revision, surroundings)
  const found = places.find((place) => existsSync(join(place, 'config.json')))
  if (found !== undefined) return found
  const halfThere = places.find((place) => existsSync(place))
  if (halfThere !== undefined) {
    throw new AltTextError('CONFIG_INVALID', `The model ${model} is incomplete: ${halfThere} has no config.json.`, {
      fix: 'Put the missing file there, or run alt-text prefetch.',
    })
  }
  throw new AltTextError(
    'CONFIG_INVALID',
    `The model ${model} is not on this machine. Looked in ${places.join(', ')}.`,
    {
      fix: isPath(model)
        ? 'Correct the path in onnx({ model }).'
        : 'Run alt-text prefetch, which downloads it, or set ALT_TEXT_MODELS to the folder that holds models.',
    },
  )
}
