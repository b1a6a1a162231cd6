import { posix } from 'node:path'
import type { Pipeline } from './pipeline.ts'
import type { Look, Seen } from './seen.ts'

/** Folders that hosts take pages from; a link's address starts behind them. */
const pageFolders = [
  '',
  'src/pages/',
  'pages/',
  'docs/',
  'content/',
  'src/content/',
  'src/routes/',
  'app/',
  'src/app/',
  'src/',
  'public/',
]

/**
 * Words for a functional image: what its markup says, else what the target page of the same site calls
 * itself, else what the address spells.
 */
export async function createDestinations(
  pipeline: Pipeline,
  looks: readonly Look[],
): Promise<(seen: Seen) => string | undefined> {
  const targets = new Map<string, string | undefined>()
  const asking = looks.flatMap((look) => look.seen).filter(({ occurrence }) => wantsTarget(occurrence))
  if (asking.length === 0) return ({ occurrence }) => occurrence.suggest ?? undefined
  const files = new Set(pipeline.discover())
  for (const { occurrence } of asking) {
    const link = occurrence.context.link as string
    const file = pageOf(link, occurrence.file, pipeline.config.base, files)
    targets.set(`${occurrence.file} ${link}`, file === undefined ? undefined : await pipeline.titleOf(file))
  }
  return ({ occurrence }) => {
    const { suggest, suggestFrom, file, context } = occurrence
    const title = suggestFrom === 'markup' ? undefined : targets.get(`${file} ${context.link}`)
    return title ?? suggest ?? undefined
  }
}

function wantsTarget({ verdict, decision, suggestFrom, context }: Seen['occurrence']): boolean {
  return verdict === 'missing' && decision === 'destination' && suggestFrom !== 'markup' && context.link !== undefined
}

/** The source that an address of the same site comes from, if one of the usual layouts has it. */
function pageOf(link: string, from: string, base: string, files: ReadonlySet<string>): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(link)) return undefined
  const path = link.replace(/[?#].*$/, '')
  const address = path.startsWith('/') ? path.slice(path.startsWith(base) ? base.length : 1) : undefined
  const places =
    address === undefined ? [posix.join(posix.dirname(from), path)] : pageFolders.map((folder) => folder + address)
  return places.flatMap(spellings).find((file) => files.has(file))
}

function spellings(place: string): string[] {
  const bare = place
    .replace(/\/$/, '')
    .replace(/\.html?$/, '')
    .replace(/^\.$/, '')
  const endings = ['html', 'md', 'mdx', 'jsx', 'tsx', 'vue', 'svelte', 'astro']
  const stems = [
    bare,
    posix.join(bare, 'index'),
    posix.join(bare, 'page'),
    posix.join(bare, '+page'),
    posix.join(bare, 'README'),
  ]
  return [place, ...stems.flatMap((stem) => endings.map((ending) => `${stem}.${ending}`))]
}
