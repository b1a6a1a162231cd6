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
  'app/pages/',
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
  const asking = looks.flatMap((look) => look.seen).filter(wantsTarget)
  if (asking.length === 0) return ({ occurrence }) => occurrence.suggest ?? undefined
  const files = new Set(pipeline.discover())
  const pageFor = ({ occurrence: { context, file } }: Seen): string | undefined =>
    context.link === undefined ? undefined : pageOf(context.link, file, pipeline.config.base, files)
  const titles = new Map<string, string | undefined>()
  for (const page of new Set(asking.map(pageFor))) {
    if (page !== undefined) titles.set(page, await pipeline.titleOf(page))
  }
  return (seen) => {
    const title = wantsTarget(seen) ? titles.get(pageFor(seen) ?? '') : undefined
    return title ?? seen.occurrence.suggest ?? undefined
  }
}

function wantsTarget({ occurrence: { verdict, decision, suggestFrom, context } }: Seen): boolean {
  return verdict === 'missing' && decision === 'destination' && suggestFrom !== 'markup' && context.link !== undefined
}

/** The source that an address of the same site comes from, if one of the usual layouts has it. */
function pageOf(link: string, from: string, base: string, files: ReadonlySet<string>): string | undefined {
  if (/^[a-z][a-z\d+.-]*:|^\/\/|^#/i.test(link)) return undefined
  const path = decoded(link.replace(/[?#].*$/, ''))
  const prefix = base.endsWith('/') ? base : `${base}/`
  const address = path.startsWith('/') ? path.slice(path.startsWith(prefix) ? prefix.length : 1) : undefined
  const places =
    address === undefined ? [posix.join(posix.dirname(from), path)] : pageFolders.map((folder) => folder + address)
  return places.flatMap(spellings).find((file) => files.has(file))
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    // Not an encoding: it is looked for as it stands.
    return path
  }
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
