import { AltTextError } from '@alt-text/core'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { lookUp } from '../known-models.ts'
import { isHubId, isPath } from './name.ts'

/** What a machine says about itself, so that a test can say otherwise. */
export interface Surroundings {
  /** Project root, absolute. */
  readonly root: string
  readonly cwd: string
  readonly home: string
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Where models are kept: `ALT_TEXT_MODELS`, else `alt-text/models` in the user's cache folder. */
function modelsFolder({ root, home, env }: Surroundings): string {
  if (env['ALT_TEXT_MODELS']) return resolve(root, env['ALT_TEXT_MODELS'])
  return join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'alt-text', 'models')
}

/** A place where a model may lie. `kept`: it is a download; else a folder of the user's own. */
export interface Place {
  /** Absolute. */
  readonly folder: string
  readonly kept: boolean
}

/** Where a model may lie, in the order in which it is looked for. */
export function candidates(model: string, revision: string, surroundings: Surroundings): string[] {
  const own = ownFolders(model, surroundings)
  return [...new Set(isPath(model) ? own : [...own, keptFolder(model, revision, surroundings)])]
}

/** Where a download is kept. */
export function keptFolder(model: string, revision: string, surroundings: Surroundings): string {
  return join(modelsFolder(surroundings), ...model.split('/'), ...(revision === 'main' ? [] : [revision]))
}

function ownFolders(model: string, { root, cwd, home }: Surroundings): string[] {
  if (model.startsWith('~')) return [resolve(home, `.${model.slice(1)}`)]
  return [resolve(root, model), resolve(cwd, model)]
}

/**
 * The place that holds `model`. Nothing is downloaded.
 * @throws {AltTextError} `CONFIG_INVALID`, with every place that was looked at.
 */
export function findModel(model: string, revision: string, surroundings: Surroundings): Place {
  const places = candidates(model, revision, surroundings)
  const found = places.find((place) => existsSync(join(place, 'config.json')))
  if (found !== undefined) return { folder: found, kept: !ownFolders(model, surroundings).includes(found) }
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
      fix: isHubId(model) ? fixForAbsent(model) : 'Correct onnx({ model }): a folder, or owner/name on the hub.',
    },
  )
}

function fixForAbsent(model: string): string {
  const { known, meant } = lookUp(model)
  const size = known === undefined ? '' : ` (about ${known.megabytes.default} MB)`
  const question = meant === undefined ? '' : `Did you mean ${meant}? `
  return `${question}Run alt-text prefetch, which downloads it${size}, or set ALT_TEXT_MODELS to the folder that holds models.`
}
