import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Backend } from '../backend/contract.ts'
import type { ComponentTable } from '../component-table.ts'
import type { RuleSettings } from '../rule-settings.ts'
import type { MarkdownDialect } from '../source.ts'
import { checkOptions } from './check.ts'
import { conventionsOf } from './conventions.ts'
import { buildSchema } from './options.ts'
import type { BuildOptions, Config, Mode } from './options.ts'
import { baseOf, tidyGlob, tidyPath, tidySourceGlob } from './paths.ts'

/** Every option, settled. Defaults stand here and nowhere else. */
export interface ResolvedConfig {
  /** Absolute. */
  readonly root: string
  /** The config file, absolute; `undefined` where there is none. */
  readonly file: string | undefined
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Absolute. */
  readonly captions: string
  /** `undefined`: nothing was configured, `embedded()` is used. */
  readonly backends: readonly Backend[] | undefined
  /** POSIX, from the root. */
  readonly publicDirs: readonly string[]
  readonly base: string
  readonly alias: Readonly<Record<string, string>>
  readonly roots: readonly string[]
  readonly components: ComponentTable
  readonly markdown: MarkdownDialect
  readonly decorative: readonly string[]
  readonly language: string
  readonly context: 'none' | 'page'
  readonly budget: { readonly images?: number | undefined; readonly usd?: number | undefined }
  readonly agreement: { readonly samples: number; readonly all: boolean }
  readonly rules: RuleSettings
  /** As set by hand; `undefined` lets each host choose. */
  readonly mode: Mode | undefined
  readonly onMissing: 'warn' | 'error' | 'ignore'
  readonly inject: 'all' | 'reviewed'
  /** What is probably a slip in the config, in sentences for people. */
  readonly notices: readonly string[]
}

const everySource = ['**/*.{html,htm,njk,liquid,hbs,ejs,md,markdown,mdx,jsx,tsx,vue,svelte,astro}']

/** Never sources of ours: packages, output of builds, caches. */
const neverSource = [
  '**/node_modules/**',
  '**/.git/**',
  '**/{dist,build,out,coverage,_site}/**',
  '**/.{next,nuxt,output,svelte-kit,astro,vitepress/cache,vitepress/dist,docusaurus,cache,alt-text,vercel,netlify,turbo}/**',
]

/** @param place where the config stands; `root` is absolute */
export function resolveConfig(config: Config, place: { root: string; file?: string | undefined }): ResolvedConfig {
  const root = resolve(place.root)
  const conventions = conventionsOf(root)
  const publicDirs = conventions.publicDirs ?? ['public', 'static']
  return {
    root,
    file: place.file,
    include: sources(config.include, root) ?? [...everySource, ...(conventions.include ?? [])],
    exclude: [...neverSource, ...(conventions.exclude ?? []), ...(sources(config.exclude, root) ?? [])],
    captions: resolve(root, tidyPath(config.captions ?? 'alt-text.json')),
    backends: list(config.backend),
    publicDirs: config.publicDirs?.map(tidyPath) ?? publicDirs.filter((folder) => existsSync(join(root, folder))),
    base: config.base ?? '/',
    alias: { ...conventions.alias, ...aliases(config.alias ?? {}) },
    roots: config.roots?.map(tidyPath) ?? [],
    components: componentTable(config.components ?? {}),
    markdown: config.markdown ?? conventions.markdown ?? 'commonmark',
    decorative: list(config.decorative)?.map(tidyGlob) ?? [],
    language: config.language ?? 'en',
    context: config.context ?? 'none',
    budget: config.budget ?? {},
    agreement: { samples: config.agreement?.samples ?? 1, all: config.agreement?.all ?? false },
    rules: config.rules ?? {},
    mode: config.mode,
    onMissing: config.onMissing ?? 'warn',
    inject: config.inject ?? 'all',
    notices: [
      ...absent('publicDirs', config.publicDirs?.map(tidyPath), root),
      ...absent('roots', config.roots?.map(tidyPath), root),
      ...absent('include', list(config.include)?.map(tidyGlob), root, baseOf),
      ...absent('decorative', list(config.decorative)?.map(tidyGlob).filter(isFile), root, baseOf),
    ],
  }
}

/** They may be made later, so they are no fault. @param placeOf what must be there for one of them */
function absent(
  option: keyof Config,
  paths: readonly string[] | undefined,
  root: string,
  placeOf: (path: string) => string = (path) => path,
): string[] {
  return (paths ?? [])
    .filter((path) => !existsSync(resolve(root, placeOf(path))))
    .map((path) => `There is no "${path}", which \`${option}\` of the config names.`)
}

/** Of the root's files: no address, no image of a package. */
function isFile(glob: string): boolean {
  return !/^[a-z\d+.-]+:/i.test(glob)
}

/** Inline options of a build over the config. @throws AltTextError `CONFIG_INVALID` */
export function withBuildOptions(config: ResolvedConfig, options: BuildOptions): ResolvedConfig {
  const checked = checkOptions(buildSchema, options, 'altText() options')
  return {
    ...config,
    include: sources(checked.include, config.root) ?? config.include,
    exclude: [...config.exclude, ...(sources(checked.exclude, config.root) ?? [])],
    mode: checked.mode ?? config.mode,
    onMissing: checked.onMissing ?? config.onMissing,
    inject: checked.inject ?? config.inject,
  }
}

function list<T>(value: T | T[] | undefined): T[] | undefined {
  if (value === undefined) return undefined
  return Array.isArray(value) ? value : [value]
}

function sources(globs: string | string[] | undefined, root: string): string[] | undefined {
  return list(globs)?.map((glob) => tidySourceGlob(glob, root))
}

function aliases(alias: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(alias).map(([prefix, target]) => [prefix, tidyPath(target)]))
}

function componentTable(components: NonNullable<Config['components']>): ComponentTable {
  const rows = Object.entries(components).map(([name, props]) => {
    const { src = 'src', alt = 'alt' } = props === true ? {} : props
    return [name, { src, alt }] as const
  })
  return Object.fromEntries(rows)
}
