import { existsSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AltTextError, messageOf } from '../error.ts'
import { checkOptions } from './check.ts'
import { siteFiles } from './conventions.ts'
import { configSchema } from './options.ts'
import type { Config } from './options.ts'
import { resolveConfig } from './resolved.ts'
import type { ResolvedConfig } from './resolved.ts'

const names = ['alt-text.config.ts', 'alt-text.config.mts', 'alt-text.config.js', 'alt-text.config.mjs']

/** Of those that stand below a root, the folders lead elsewhere. */
const rootFiles = siteFiles.filter((file) => !file.includes('/'))

export interface LoadOptions {
  /** Where the search begins: the working folder, or the bundler's root. */
  readonly from: string
  /** A config named by hand; no search then. */
  readonly file?: string | undefined
}

/**
 * The nearest config upwards; without one, the nearest `package.json`, or file that a site generator reads, is in the root, and
 * defaults hold.
 * @throws AltTextError `CONFIG_UNREADABLE`, `CONFIG_INVALID`
 */
export async function loadConfig({ from, file }: LoadOptions): Promise<ResolvedConfig> {
  const path = file === undefined ? upwards(from, names) : named(resolve(from, file))
  if (path === undefined) {
    const manifest = upwards(from, ['package.json', ...rootFiles])
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
    const loaded = await importModule(path)
    if (Object.hasOwn(loaded, 'default')) return await loaded['default']
  } catch (error) {
    if (error instanceof AltTextError) throw error
    throw unloadable(path, error, await syntaxFault(path))
  }
  throw new AltTextError('CONFIG_INVALID', 'The config has no default export.', {
    place: { file: path },
    fix: 'Write: export default defineConfig({ … })',
  })
}

async function importModule(path: string): Promise<Record<string, unknown>> {
  const fresh = `${pathToFileURL(path).href}?t=${statSync(path).mtimeMs}`
  if (/\.m?js$/.test(path)) return (await import(/* @vite-ignore */ fresh)) as Record<string, unknown>
  const { createJiti } = await import('jiti')
  // Without its interop a module is what it exports, and one without a default is not its own.
  const jiti = createJiti(pathToFileURL(path).href, {
    fsCache: false,
    moduleCache: false,
    interopDefault: false,
    nativeModules: shared,
  })
  return jiti.import<Record<string, unknown>>(path)
}

/** What is wrong with the config as a text, if anything: Node tells the line of a syntax error to a terminal alone. */
async function syntaxFault(path: string): Promise<{ message: string; line: number } | undefined> {
  const { parseSync } = await import('oxc-parser')
  const text = readFileSync(path, 'utf8')
  const [fault] = parseSync(path, text).errors
  const at = fault?.labels[0]?.start
  return fault && at !== undefined ? { message: fault.message, line: text.slice(0, at).split('\n').length } : undefined
}

function unloadable(path: string, error: unknown, fault?: { message: string; line: number }): AltTextError {
  const message = fault?.message ?? messageOf(error).split('\n', 1)[0]?.trim() ?? ''
  const absent = /Cannot find (?:package|module) '((?:@[^/']+\/)?[^./'@][^/']*)/.exec(message)?.[1]
  return new AltTextError('CONFIG_UNREADABLE', `The config could not be loaded: ${message.replace(/\.?$/, '.')}`, {
    place: { file: path, line: fault?.line ?? lineIn(path, error) },
    fix: absent === undefined ? undefined : `If it is not installed: npm install --save-dev ${absent}`,
    cause: error,
  })
}

/** Where in the config an error was thrown, as its stack tells. */
function lineIn(path: string, error: unknown): number | undefined {
  const name = basename(path).replaceAll('.', '\\.')
  const stack = error instanceof Error ? (error.stack ?? '') : ''
  const line = new RegExp(`[\\\\/]${name}(?:\\?t=[\\d.]+)?:(\\d+)`).exec(stack)?.[1]
  return line === undefined ? undefined : Number(line)
}
