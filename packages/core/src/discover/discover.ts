import { statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { compareCodePoints } from '../code-points.ts'
import { AltTextError, messageOf } from '../error.ts'
import { languageOf } from '../source.ts'
import { globMatcher } from './glob.ts'
import { walk } from './walk.ts'

export interface DiscoverOptions {
  /** Absolute. */
  readonly root: string
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Only below these files and folders, absolute or from `cwd`. */
  readonly paths?: readonly string[] | undefined
  /** Where relative `paths` begin. @default root */
  readonly cwd?: string | undefined
}

/**
 * Source files as POSIX paths from the root, by code point.
 * @throws AltTextError `USAGE` when a path named by hand does not exist, lies outside the root or holds no source;
 * `SOURCE_UNREADABLE` for a folder that cannot be read
 */
export function discover(options: DiscoverOptions): string[] {
  const { paths = [] } = options
  const wanted = paths.map((path) => below(options, path))
  const inside = sourcesOf(
    options,
    wanted.map(({ path }) => path),
  ).filter((file) => wanted.length === 0 || wanted.some(({ path }) => isBelow(file, path)))
  const empty = inside.length === 0 ? wanted.find(({ isFolder }) => isFolder) : undefined
  if (empty !== undefined) {
    throw new AltTextError('USAGE', `There is no source in "${empty.path || '.'}".`, {
      fix: 'Sources are what `include` in the config names, without `exclude`, packages and build output.',
    })
  }
  return byCodePoint(inside)
}

function sourcesOf({ root, include, exclude }: DiscoverOptions, within: readonly string[]): string[] {
  try {
    return walk({ root, include, exclude, within, isSource: (path) => languageOf(path) !== undefined })
  } catch (error) {
    throw new AltTextError('SOURCE_UNREADABLE', `A folder of sources cannot be read: ${messageOf(error)}.`, {
      fix: 'Make it readable, or leave it out with `exclude` in the config.',
      cause: error,
    })
  }
}

/** Whether one path is among the sources, without walking. */
export function createSourceFilter({
  include,
  exclude,
}: Pick<DiscoverOptions, 'include' | 'exclude'>): (path: string) => boolean {
  const isIncluded = globMatcher(include)
  const isExcluded = globMatcher(exclude)
  return (path) => !path.startsWith('../') && isIncluded(path) && !isExcluded(path)
}

interface Wanted {
  /** POSIX path from the root; empty for the root. */
  readonly path: string
  readonly isFolder: boolean
}

function below({ root, cwd = root }: DiscoverOptions, path: string): Wanted {
  const absolute = resolve(cwd, path)
  const stats = statSync(absolute, { throwIfNoEntry: false })
  if (stats === undefined) throw new AltTextError('USAGE', `There is no file or folder "${path}".`)
  const inside = toPosix(relative(root, absolute))
  if (inside === '..' || inside.startsWith('../') || isAbsolute(inside))
    throw new AltTextError('USAGE', `"${path}" is not below ${root}.`, {
      fix: 'Run where the site is, or name its config with --config.',
    })
  return { path: inside, isFolder: stats.isDirectory() }
}

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`)
}

function toPosix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

/** JavaScript compares UTF-16 units, which sorts otherwise only where there are surrogates. */
function byCodePoint(paths: string[]): string[] {
  return paths.some((path) => /[\uD800-\uDFFF]/.test(path)) ? paths.sort(compareCodePoints) : paths.sort()
}
