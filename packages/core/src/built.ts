import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { compareCodePoints } from './code-points.ts'
import { globMatcher, walk } from './discover/index.ts'
import { AltTextError } from './error.ts'
import type { Resolution } from './image.ts'
import { markdownOrigins, unwritten } from './markdown-origin.ts'
import type { Pipeline } from './pipeline.ts'
import type { EmittedFile, Resolver } from './resolve/index.ts'
import type { Look, Seen } from './seen.ts'

/** Output of a build that was named by hand. */
export interface BuiltPath {
  /** The output folder: POSIX path from the root. */
  readonly folder: string
  /** What of it was asked for: the folder, a part of it or a page; POSIX path from the root. */
  readonly path: string
}

/** Packages are nobody's output, and the insides of git are nobody's page. */
const never = /(?:^|\/)(?:node_modules|\.git)(?:\/|$)/

/**
 * Tells what of a command line's paths is built output, which `exclude` keeps out of the sources, from sources.
 * @param cwd where relative paths begin
 */
export function splitPaths(
  { config: { root, exclude } }: Pipeline,
  paths: readonly string[],
  cwd: string = root,
): { sources: string[]; built: BuiltPath[] } {
  if (paths.length === 0) return { sources: [], built: [] }
  const isOut = globMatcher(exclude)
  const sources: string[] = []
  const built: BuiltPath[] = []
  for (const path of paths) {
    const inside = relative(root, resolve(cwd, path)).split(sep).join('/')
    const folder = existsSync(resolve(cwd, path)) && !never.test(inside) ? outputFolder(inside, isOut) : undefined
    if (folder === undefined) sources.push(path)
    else built.push({ folder, path: inside })
  }
  return { sources, built }
}

/** The outermost folder of a path that is no folder of sources. */
function outputFolder(path: string, isOut: (path: string) => boolean): string | undefined {
  const parts = path.split('/')
  if (parts[0] === '..' || path === '') return undefined
  const folders = parts.map((_, index) => parts.slice(0, index + 1).join('/'))
  return folders.find((folder) => isOut(`${folder}/index.html`))
}

/**
 * Looks at pages as a build wrote them. Images are known by their bytes, whatever the build called them, and an `alt=""`
 * that a compiler made of Markdown's `![](x)` is no decision that somebody took.
 * @throws AltTextError `USAGE` where there is no page
 */
export async function* lookAtBuilt(pipeline: Pipeline, paths: readonly BuiltPath[]): AsyncGenerator<Look> {
  if (paths.length === 0) return
  const { root } = pipeline.config
  const origins = await markdownOrigins(pipeline)
  for (const folder of new Set(paths.map((it) => it.folder))) {
    const wanted = paths.filter((it) => it.folder === folder)
    const pages = pagesOf(join(root, folder))
    for (const { path } of wanted) {
      if (pages.some((page) => isBelow(`${folder}/${page}`, path))) continue
      throw new AltTextError('USAGE', `There is no HTML page in "${path}".`, { fix: 'Build the site first.' })
    }
    const resolver = resolverIn(pipeline, folder)
    for (const page of pages) {
      if (!wanted.some(({ path }) => isBelow(`${folder}/${page}`, path))) continue
      const look = await pipeline.read(`${folder}/${page}`, { resolver })
      yield { ...look, seen: look.seen.map((seen) => asBuilt(unwritten(seen, page, origins))) }
    }
  }
}

function pagesOf(folder: string): string[] {
  if (statSync(folder).isFile()) return []
  return filesIn(folder, /\.html?$/).sort(compareCodePoints)
}

function filesIn(folder: string, ending: RegExp): string[] {
  const options = { root: folder, include: ['**'], exclude: ['**/node_modules/**'], within: [] }
  return walk({ ...options, isSource: (path) => ending.test(path) })
}

function isBelow(file: string, path: string): boolean {
  return file === path || file.startsWith(`${path}/`)
}

function resolverIn(pipeline: Pipeline, folder: string): Pick<Resolver, 'resolve'> {
  const { root } = pipeline.config
  const keys = new Map([...pipeline.captions.captions.images].map(([key, { hash }]) => [hash, key]))
  const emitted = pipeline.emitted(imagesIn(join(root, folder)))
  return {
    resolve: (source, { file }) => known(emitted.resolve(source, { file: file.slice(folder.length + 1) }), keys),
  }
}

function* imagesIn(folder: string): Generator<EmittedFile> {
  const files = filesIn(folder, /\.(?:png|jpe?g|jfif|gif|webp|avif|svg|ico|bmp|tiff?|heic|jxl)$/i)
  for (const fileName of files) yield { fileName, bytes: () => readFileSync(join(folder, fileName)) }
}

/** Under the name that the captions file has for the same bytes. */
function known(resolution: Resolution, keys: ReadonlyMap<string, string>): Resolution {
  const key = resolution.kind === 'file' ? keys.get(resolution.image.hash) : undefined
  if (resolution.kind !== 'file' || key === undefined) return resolution
  return { ...resolution, image: { ...resolution.image, key } }
}

/** No build comes after this one: words that it did not put in are not there. */
function asBuilt(seen: Seen): Seen {
  if (seen.outcome.kind !== 'words') return seen
  return { ...seen, outcome: { kind: 'left', why: 'not-injected' } }
}
