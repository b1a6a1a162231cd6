import { existsSync } from 'node:fs'
import { join } from 'node:path'
import picomatch from 'picomatch'
import { openCaptions, recall } from './captions/index.ts'
import type { CaptionsFile, RecallQuery } from './captions/index.ts'
import type { ResolvedConfig } from './config/index.ts'
import { discover, readSource } from './discover/index.ts'
import { AltTextError } from './error.ts'
import { hashImage, mediaTypeOf, openHashCache } from './image/index.ts'
import type { Resolution } from './image.ts'
import { editFor, inject, insert } from './inject/index.ts'
import type { Edit, Injected } from './inject/index.ts'
import type { Occurrence } from './occurrence.ts'
import { createEmittedResolver, createResolver } from './resolve/index.ts'
import type { EmittedFile, Resolver } from './resolve/index.ts'
import { scanSource, titleOfSource } from './scan-source.ts'
import type { Left, Look, Outcome, Seen } from './seen.ts'
import type { Source } from './source.ts'

/** The chain: discover, scan, judge, resolve, recall, inject. This file alone knows the order. */
export interface Pipeline {
  readonly config: ResolvedConfig
  readonly captions: CaptionsFile
  readonly resolver: Resolver
  /** Sources of the site as POSIX paths from the root, by code point. @throws AltTextError `USAGE` */
  discover(paths?: readonly string[], cwd?: string): string[]
  /** Reads and looks at one file; what cannot be read is in the look, not thrown. */
  read(path: string): Promise<Look>
  /** Looks at a text. `resolver` stands in for the site's own where addresses are those of built output. */
  look(source: Source, resolver?: Pick<Resolver, 'resolve'>): Promise<Look>
  /** Finds images of built HTML by the bytes of what a build emits, and public files as ever. */
  emitted(files: Iterable<EmittedFile>): Pick<Resolver, 'resolve'>
  /** What a page of the site calls itself; `undefined` where it does not say, or cannot be read. */
  titleOf(path: string): Promise<string | undefined>
  /** Keeps what was found out about images for the next run. */
  remember(): void
  /** The edits that put words in. */
  edits(look: Look): Edit[]
  /** The text with its words, and a map; `undefined` where nothing goes in. */
  transform(source: Source, look: Look): Injected | undefined
  /** The text with its words, without a map. */
  rewrite(source: Source, look: Look): string
}

/**
 * @throws AltTextError `CAPTIONS_UNREADABLE`, `CAPTIONS_NEWER`
 */
export async function createPipeline(config: ResolvedConfig): Promise<Pipeline> {
  const cache = await openHashCache(join(config.root, 'node_modules/.cache/alt-text'), Date.now)
  const captions = openCaptions({ path: config.captions, root: config.root, language: config.language })
  const inspection = { identify: mediaTypeOf, hash: hashImage }
  const resolver = createResolver({ ...config, ...inspection, cache })
  const hasPage = (path: string): boolean => existsSync(join(config.root, path))
  const scanOptions = { components: config.components, from: config.root }
  const isDecorative = picomatch([...config.decorative], { dot: true })

  const see = (occurrence: Occurrence, resolve: Resolver['resolve']): Seen => {
    const resolution = resolve(occurrence.source, { file: occurrence.file })
    const language = occurrence.context.language ?? config.language
    return { occurrence, resolution, language, outcome: outcomeOf(occurrence, resolution, language) }
  }

  const outcomeOf = (occurrence: Occurrence, resolution: Resolution, language: string): Outcome => {
    if (occurrence.verdict !== 'missing') return { kind: 'settled' }
    if (resolution.kind === 'file' && isDecorative(resolution.image.key))
      return decorativeByConfig(occurrence, resolution.image.key)
    if (occurrence.slot === undefined)
      return left(occurrence.alt === null && occurrence.reason === 'no-name' ? 'no-slot' : 'blank')
    if (resolution.kind !== 'file') return left(unresolved(occurrence, resolution))
    const recalled = recall(captions.captions, queryOf(occurrence, resolution.image, language), {
      language: config.language,
      hasPage,
    })
    switch (recalled.kind) {
      case 'words':
        if (config.inject === 'reviewed' && recalled.state === 'draft') return left('unreviewed')
        return {
          kind: 'words',
          words: recalled.alt,
          state: recalled.state,
          by: recalled.by,
          key: recalled.key,
          stale: recalled.stale,
        }
      case 'decorative':
        return {
          kind: 'words',
          words: null,
          state: 'decorative',
          by: undefined,
          key: recalled.key,
          stale: recalled.stale,
        }
      case 'rejected':
        return left('rejected')
      case 'proposal':
        return left('proposed')
      case 'stale':
        return left(recalled.held ? 'held' : 'stale')
      case 'none':
        return left(unrecalled(occurrence))
      default:
        return recalled satisfies never
    }
  }

  const edits = (look: Look): Edit[] =>
    look.seen.flatMap(({ occurrence, outcome }) => {
      if (outcome.kind !== 'words' || occurrence.slot === undefined) return []
      return editFor(occurrence.slot, outcome.words) ?? []
    })

  const look: Pipeline['look'] = async (source, other = resolver) => {
    try {
      const found = await scanSource(source, scanOptions)
      return { source, seen: found.map((occurrence) => see(occurrence, (...args) => other.resolve(...args))) }
    } catch (error) {
      return unreadable(source, error)
    }
  }

  return {
    config,
    captions,
    resolver,
    discover: (paths, cwd) => discover({ ...config, paths, cwd }),
    read: async (path) => {
      let source: Source
      try {
        source = readSource(config.root, path)
      } catch (error) {
        return unreadable({ path }, error)
      }
      return look(source)
    },
    look,
    emitted: (files) => createEmittedResolver(files, { ...inspection, base: config.base, fallback: resolver }),
    titleOf: async (path) => {
      try {
        return await titleOfSource(readSource(config.root, path), scanOptions)
      } catch (error) {
        // A page that cannot be read is reported where it is looked at; here it only has no title.
        if (error instanceof AltTextError) return undefined
        throw error
      }
    },
    remember: () => void cache.save(),
    edits,
    transform: (source, seen) => {
      const made = edits(seen)
      return made.length === 0 ? undefined : inject(source.text, made, source.path)
    },
    rewrite: (source, seen) => insert(source.text, edits(seen)),
  }
}

/** What the captions file is asked for one occurrence. */
export function queryOf(occurrence: Occurrence, image: { key: string; hash: string }, language: string): RecallQuery {
  return { key: image.key, hash: image.hash, language, use: useOf(occurrence) }
}

/** Where an occurrence stands, as the captions file's `uses` tell places apart. */
export function useOf(occurrence: Occurrence): NonNullable<RecallQuery['use']> {
  const { role, file, context } = occurrence
  return { in: file, role: role ?? 'informative', target: role === 'functional' ? context.link : undefined }
}

function decorativeByConfig(occurrence: Occurrence, key: string): Outcome {
  if (occurrence.slot === undefined) return { kind: 'settled' }
  return { kind: 'words', words: null, state: 'decorative', by: undefined, key, stale: false }
}

function unresolved(occurrence: Occurrence, resolution: Exclude<Resolution, { kind: 'file' }>): Left {
  if (occurrence.role === 'functional') return 'functional'
  switch (resolution.kind) {
    case 'remote':
      return 'remote'
    case 'dynamic':
      return 'dynamic-source'
    case 'none':
      return 'no-source'
    case 'missing':
      return 'image-missing'
    case 'unreadable':
      return 'image-unreadable'
    default:
      return resolution satisfies never
  }
}

function unrecalled({ decision }: Occurrence): Left {
  if (decision === 'person') return 'person'
  return decision === 'destination' ? 'functional' : 'unfilled'
}

function left(why: Left): Outcome {
  return { kind: 'left', why }
}

function unreadable(source: Look['source'], error: unknown): Look {
  if (error instanceof AltTextError) return { source, seen: [], error }
  throw error
}
