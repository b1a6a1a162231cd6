import { statSync } from 'node:fs'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import glob from 'fast-glob'
import picomatch from 'picomatch'
import { AltTextError } from '../error.ts'
import { languageOf } from '../source.ts'

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
 * @throws AltTextError `USAGE` when a path named by hand does not exist or lies outside the root
 */
export function discover(options: DiscoverOptions): string[] {
  const { root, include, exclude, paths = [] } = options
  const wanted = paths.map((path) => below(options, path))
  const found = glob.sync([...include], { cwd: root, ignore: [...exclude], dot: true, followSymbolicLinks: false })
  const inside = found.filter(
    (file) => languageOf(file) !== undefined && (wanted.length === 0 || wanted.some((path) => isBelow(file, path))),
  )
  return inside.sort(byCodePoint)
}

/** Whether one path is among the sources, without walking. */
export function createSourceFilter({
  include,
  exclude,
}: Pick<DiscoverOptions, 'include' | 'exclude'>): (path: string) => boolean {
  const matches = picomatch([...include], { ignore: [...exclude], dot: true })
  return (path) => !path.startsWith('../') && matches(path)
}

function below({ root, cwd = root }: DiscoverOptions, path: string): string {
  const absolute = resolve(cwd, path)
  if (statSync(absolute, { throwIfNoEntry: false }) === undefined) {
    throw new AltTextError('USAGE', `There is no file or folder "${path}".`)
  }
  const inside = toPosix(relative(root, absolute))
  if (inside.startsWith('..') || isAbsolute(inside)) throw new AltTextError('USAGE', `"${path}" is not below ${root}.`)
  return inside
}

function isBelow(file: string, path: string): boolean {
  return path === '' || file === path || file.startsWith(`${path}/`)
}

function toPosix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/')
}

function byCodePoint(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other))
}
