import { existsSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AltTextError, messageOf } from '../error.ts'
import { checkOptions } from './check.ts'
import { configSchema } from './options.ts'
import type { Config } from './options.ts'
import { resolveConfig } from './resolved.ts'
import type { ResolvedConfig } from './resolved.ts'

const names = ['alt-text.config.ts', 'alt-text.config.mts', 'alt-text.config.js', 'alt-text.config.mjs']

export interface LoadOptions {
  /** Where the search begins: the working folder, or the bundler's root. */
  readonly from: string
  /** A config named by hand; no search then. */
  readonly file?: string | undefined
}

/**
 * The nearest config upwards; without one, the nearest `package.json` is the root and defaults hold.
 * @throws AltTextError `CONFIG_UNREADABLE`, `CONFIG_INVALID`
 */
export async function loadConfig({ from, file }: LoadOptions): Promise<ResolvedConfig> {
  const path = file === undefined ? upwards(from, names) : named(resolve(from, file))
  if (path === undefined) {
    const manifest = upwards(from, ['package.json'])
    return resolveConfig({}, { root: manifest === undefined ? resolve(from) : dirname(manifest) })
  }
  const config = checkOptions<Config>(configSchema, await importConfig(path), path)
  return resolveConfig(config, { root: dirname(path), file: path })
}

function named(path: string): string {
  if (existsSync(path) && statSync(path).isFile()) return path
  throw new AltTextError('CONFIG_UNREADABLE', 'There is no such config file.', { place: { file: path } })
}

function upwards(from: string, wanted: readonly string[]): string | undefined {
  for (let folder = resolve(from); ; folder = dirname(folder)) {
    const found = wanted.map((name) => join(folder, name)).find((path) => existsSync(path))
    if (found !== undefined || folder === dirname(folder)) return found
  }
}

/** Our own packages must not be loaded a second time by the TypeScript loader: they are one instance. */
const shared = [
  '@alt-text/core',
  '@alt-text/backends',
  '@alt-text/onnx',
  '@alt-text/docs',
  'unplugin-alt-text',
  'sharp',
]

async function importConfig(path: string): Promise<unknown> {
  try {
    const fresh = `${pathToFileURL(path).href}?t=${statSync(path).mtimeMs}`
    if (/\.m?js$/.test(path)) return ((await import(fresh)) as { default?: unknown }).default
    const { createJiti } = await import('jiti')
    const jiti = createJiti(pathToFileURL(path).href, { fsCache: false, moduleCache: false, nativeModules: shared })
    return await jiti.import(path, { default: true })
  } catch (error) {
    if (error instanceof AltTextError) throw error
    throw new AltTextError('CONFIG_UNREADABLE', `The config could not be loaded: ${messageOf(error)}`, {
      place: { file: path },
      cause: error,
    })
  }
}
