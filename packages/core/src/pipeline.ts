import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCaptions, recall } from './captions/index.ts'
import type { CaptionsFile, Place, Recalled } from './captions/index.ts'
import type { ResolvedConfig } from './config/index.ts'
import { discover, globMatcher, readSource } from './discover/index.ts'
import { openDraftLog } from './draft-log.ts'
import type { DraftLog } from './draft-log.ts'
import { AltTextError } from './error.ts'
import { hashImage, mediaTypeOf, openHashCache } from './image/index.ts'
import type { ImageFile } from './image.ts'
import { editFor, editOver, inject, insert } from './inject/index.ts'
import { createIncluders } from './includers.ts'
import type { Edit, Injected } from './inject/index.ts'
import { mayHoldMarks } from './marks.ts'
import type { Occurrence } from './occurrence.ts'
import { outcomeOf, recalledOutcome } from './outcome.ts'
import { createEmittedResolver, createResolver } from './resolve/index.ts'
import type { EmittedFile, Resolver } from './resolve/index.ts'
import { openScanCache, stampsOf } from './scan-cache.ts'
import { prepareScan, scanSource, scanSourceNow, sift, titleOfSource } from './scan-source.ts'
import type { Look, Outcome, Seen } from './seen.ts'
import type { Language, Source } from './source.ts'

export interface ReadOptions {
  /** @default 'all' */
  readonly asked?: 'all' | 'lacking' | undefined
  /** Stands in for the site's own, as for `look`. */
  readonly resolver?: Pick<Resolver, 'resolve'> | undefined
  /**
   * What the last run found in a file will do, if the file is as it was. A look has no text then, nor one at a file that
   * the next run will know: there is nothing in it but what was found. @default false
   */
  readonly recall?: boolean | undefined
}

/** The chain: discover, scan, judge, resolve, recall, inject. This file alone knows the order. */
export interface Pipeline {
  readonly config: ResolvedConfig
  readonly captions: CaptionsFile
  readonly resolver: Resolver
  readonly drafts: DraftLog
  /** Sources of the site as POSIX paths from the root, by code point. @throws AltTextError `USAGE` */
  discover(paths?: readonly string[], cwd?: string): string[]
  /**
   * Reads and looks at one file; what cannot be read is in the look, not thrown. Where only images that lack an
   * alternative are asked for, a file whose images all plainly have one is taken to have none.
   */
  read(path: string, options?: ReadOptions): Promise<Look>
  /** Looks at a text. `resolver` stands in for the site's own where addresses are those of built output. */
  look(source: Source, resolver?: Pick<Resolver, 'resolve'>): Promise<Look>
  /** Loads what `lookNow` needs for these languages. */
  prepare(languages: readonly Language[]): Promise<void>
  /** `look` for renderers that cannot wait: Markdown parsers are synchronous. Only after `prepare`. */
  lookNow(source: Source, resolver?: Pick<Resolver, 'resolve'>): Look
  /** Finds images of built HTML by the bytes of what a build emits, and public files as ever. */
  emitted(files: Iterable<EmittedFile>): Pick<Resolver, 'resolve'>
  /** What a page of the site calls itself; `undefined` where it does not say, or cannot be read. */
  titleOf(path: string): Promise<string | undefined>
  /** The edits that put words in. */
  edits(look: Look): Edit[]
  /** The edits that write reviewed words over blank alternatives. */
  blankEdits(look: Look): Edit[]
  /**
   * The text with its words, and a map; `undefined` where nothing goes in.
   * @param brackets what goes between a Markdown image's brackets for these words, `null` for decorative images; without
   * a text, what goes there anyway
   */
  transform(
    source: Source,
    look: Look,
    brackets?: (words: string | null) => string | undefined,
  ): Promise<Injected | undefined>
  /** The text with its words, without a map. */
  rewrite(source: Source, look: Look): string
  /** Keeps what was found out about images and sources for the next run. */
  remember(): void
}

export interface PipelineOptions {
  /** Images do not change while it is used, as in a run of seconds: each is looked at once. @default false */
  readonly still?: boolean | undefined
}

/**
 * @throws AltTextError `CAPTIONS_UNREADABLE`, `CAPTIONS_NEWER`
 */
export async function createPipeline(config: ResolvedConfig, { still }: PipelineOptions = {}): Promise<Pipeline> {
  const { root, language } = config
  const folder = join(root, 'node_modules/.cache/alt-text')
  const cache = openHashCache(folder, Date.now)
  const captions = openCaptions({ path: config.captions, root, language })
  const inspection = { identify: mediaTypeOf, hash: hashImage }
  const resolver = createResolver({ ...config, ...inspection, cache, still, includers: createIncluders(config) })
  const scanOptions = {
    components: config.components,
    from: root,
    base: config.base,
    legacyMdx: config.markdown === 'mdx',
    pythonMarkdown: config.markdown === 'mkdocs',
  }
  const sources = openScanCache({ file: join(folder, 'sources'), key: () => keyOf(config), now: Date.now })
  const isDecorative = globMatcher(config.decorative)
  const hasPage = (path: string): boolean => existsSync(join(root, path))

  const recallFor = (occurrence: Occurrence, { key, hash }: ImageFile, isSource = true): Recalled =>
    recall(
      captions.captions,
      { key, hash, language: languageAt(occurrence, language), use: placeOf(occurrence) },
      { language, hasPage: isSource ? hasPage : () => false },
    )

  /** @param isSource built pages hold what layouts and partials say: their places are told by role and target alone */
  const see = (occurrence: Occurrence, { resolve }: Pick<Resolver, 'resolve'>, isSource = true): Seen => {
    const resolution = resolve(occurrence.source, { file: occurrence.file })
    const ask = (): Recalled =>
      resolution.kind === 'file' ? recallFor(occurrence, resolution.image, isSource) : { kind: 'none' }
    const outcome = outcomeOf({ occurrence, resolution, isDecorative, recall: ask, inject: config.inject })
    return { occurrence, resolution, language: languageAt(occurrence, language), outcome }
  }

  const look = async (source: Source, other: Pick<Resolver, 'resolve'>, asked: 'all' | 'lacking'): Promise<Look> => {
    try {
      const { found } = detached(await scanSource(source, { ...scanOptions, asked }))
      return { ...seeAll(source.path, found, other), source }
    } catch (error) {
      return unreadable(source, error)
    }
  }

  const lookNow: Pipeline['lookNow'] = (source, other = resolver) => {
    try {
      return { source, seen: scanSourceNow(source, scanOptions).map((occurrence) => see(occurrence, other)) }
    } catch (error) {
      return unreadable(source, error)
    }
  }

  const seeAll = (path: string, found: readonly Occurrence[], other: Pick<Resolver, 'resolve'>): Look => ({
    source: { path },
    seen: found.map((occurrence) => see(occurrence, other, other === resolver)),
  })

  const read: Pipeline['read'] = async (
    path,
    { asked = 'all', resolver: other = resolver, recall: mayRecall } = {},
  ) => {
    let decoded: Source | undefined
    try {
      // Before it is read: what changes meanwhile has another time the next time.
      const stat = mayRecall ? statSync(`${root}/${path}`, { throwIfNoEntry: false }) : undefined
      const known = stat && sources.recall(path, stat, asked)
      if (known !== undefined) return seeAll(path, known, other)
      const source = readSource(config, path)
      const told = sift(source, config.components)
      if (told === 'none' || (told === 'described' && asked === 'lacking')) {
        if (stat !== undefined) sources.keep(path, stat, '[]', told === 'none' ? 'all' : 'lacking')
        return { source: { path }, seen: [] }
      }
      const before = stat && sources.recallContent(path, stat, source.bytes, asked)
      if (before !== undefined) return seeAll(path, before, other)
      decoded = source.decode()
      const { found, json } = detached(await scanSource(decoded, { ...scanOptions, asked }))
      if (stat === undefined || mayHoldMarks(decoded.text)) return { ...seeAll(path, found, other), source: decoded }
      sources.keep(path, stat, json, asked, source.bytes)
      return seeAll(path, found, other)
    } catch (error) {
      return unreadable(decoded ?? { path }, error)
    }
  }

  const titleOf: Pipeline['titleOf'] = async (path) => {
    try {
      return await titleOfSource(readSource(config, path).decode(), scanOptions)
    } catch (error) {
      // A page that cannot be read is reported where it is looked at; here it only has no title.
      if (error instanceof AltTextError) return undefined
      throw error
    }
  }

  return {
    config,
    captions,
    resolver,
    drafts: openDraftLog(join(folder, 'drafts')),
    discover: (paths, cwd) => discover({ ...config, paths, cwd }),
    read,
    look: (source, other = resolver) => look(source, other, 'all'),
    prepare: prepareScan,
    lookNow,
    emitted: (files) => createEmittedResolver(files, { ...inspection, base: config.base, fallback: resolver }),
    titleOf,
    edits: editsOf,
    blankEdits: ({ seen }) => seen.flatMap((it) => blankEdit(it, recallFor)),
    transform: async (source, seen, brackets) => {
      const edits = editsOf(seen, brackets)
      return edits.length === 0 ? undefined : inject(source.text, edits, source.path)
    },
    rewrite: (source, seen) => insert(source.text, editsOf(seen)),
    remember: () => {
      cache.save()
      sources.save()
    },
  }
}

/** What a scan depends on beside its source: ourselves, the compilers that a project has, and the config. */
function keyOf({ root, components, markdown, base }: ResolvedConfig): string {
  const locks = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'node_modules/.package-lock.json']
  const ours = fileURLToPath(import.meta.url)
  return JSON.stringify([
    components,
    markdown,
    base,
    stampsOf([ours, ...['package.json', ...locks].map((name) => join(root, name))]),
  ])
}

/** Where an occurrence stands, as the captions file's `uses` tell places apart. */
export function placeOf({ role, file, context }: Occurrence): Place {
  return { in: file, role: role ?? 'informative', target: role === 'functional' ? context.link : undefined }
}

function languageAt({ context }: Occurrence, fallback: string): string {
  return context.language ?? fallback
}

function editsOf({ seen }: Look, brackets?: (words: string | null) => string | undefined): Edit[] {
  return seen.flatMap(({ occurrence: { slot, reason, range }, outcome }) => {
    const silent = reason === 'marked' ? brackets?.(null) : undefined
    if (silent !== undefined) return [{ at: range.start + '!['.length, text: silent }]
    if (outcome.kind !== 'words' || slot === undefined) return []
    const own = slot.kind === 'brackets' ? brackets?.(outcome.words) : undefined
    if (own !== undefined) return [{ at: slot.at, text: own }]
    return editFor(slot, outcome.words) ?? []
  })
}

function blankEdit(
  { occurrence, resolution, outcome }: Seen,
  recallFor: (it: Occurrence, image: ImageFile) => Recalled,
): Edit[] {
  const { blank } = occurrence
  if (blank === undefined || resolution.kind !== 'file' || outcome.kind !== 'left') return []
  const recalled = recallFor(occurrence, resolution.image)
  const found: Outcome | undefined = recalled.kind === 'none' ? undefined : recalledOutcome(recalled, 'reviewed')
  if (found?.kind !== 'words' || found.stale) return []
  const edit = editOver(blank, found.words)
  return edit === undefined ? [] : [edit]
}

/**
 * Their words are pieces of the source, which would be kept as a whole for as long as they are; all else is shared.
 * @returns the JSON between the two as well
 */
function detached(occurrences: readonly Occurrence[]): { found: Occurrence[]; json: string } {
  const json = JSON.stringify(occurrences)
  const found = (JSON.parse(json) as Occurrence[]).map((copy, index) => {
    const { file, language, kind, verdict, reason, role, roleReason, decision } = occurrences[index] as Occurrence
    return Object.assign(copy, { file, language, kind, verdict, reason, role, roleReason, decision })
  })
  return { found, json }
}

function unreadable(source: Look['source'], error: unknown): Look {
  if (error instanceof AltTextError) return { source, seen: [], error }
  throw error
}
