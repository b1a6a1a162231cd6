import type { Pipeline } from './pipeline.ts'
import type { Seen } from './seen.ts'

/** What a site's sources say of pictures, by their bytes or, of remote ones, their address. */
export interface MarkdownOrigins {
  /** `![](x)`: without an alternative, though compilers write `alt=""`. */
  readonly lacking: ReadonlyMap<string, readonly Seen[]>
  /** Somebody has said that it carries nothing: `alt=""`, a comment, the captions file, the config. */
  readonly decided: ReadonlyMap<string, readonly Seen[]>
}

/** Reads every source of the site; what cannot be read says nothing here, and is told of where it is audited. */
export async function markdownOrigins(pipeline: Pipeline): Promise<MarkdownOrigins> {
  const lacking = new Map<string, Seen[]>()
  const decided = new Map<string, Seen[]>()
  for (const file of pipeline.discover()) {
    const { seen } = await pipeline.read(file)
    for (const it of seen) {
      const identity = identityOf(it)
      const group = isDecided(it) ? decided : isLacking(it) ? lacking : undefined
      if (identity === undefined || group === undefined) continue
      const there = group.get(identity)
      if (there === undefined) group.set(identity, [it])
      else there.push(it)
    }
  }
  return { lacking, decided }
}

function isLacking({ occurrence: { kind, verdict }, outcome }: Seen): boolean {
  return kind === 'markdown' && verdict === 'missing' && !(outcome.kind === 'words' && outcome.words === null)
}

function isDecided({ occurrence: { verdict }, outcome }: Seen): boolean {
  return outcome.kind === 'words' ? outcome.words === null : verdict === 'decorative'
}

/** A picture of a built page as its source has it: without an alternative, where `alt=""` was only made of `![](x)`. */
export function unwritten(seen: Seen, page: string, { lacking, decided }: MarkdownOrigins): Seen {
  const { occurrence } = seen
  if (occurrence.verdict !== 'decorative' || occurrence.alt !== '') return seen
  const identity = identityOf(seen)
  const sources = identity === undefined ? [] : (lacking.get(identity) ?? [])
  const others = identity === undefined ? [] : (decided.get(identity) ?? [])
  const own = sources.find((it) => isPageOf(page, it.occurrence.file))
  // Elsewhere somebody decided on this very picture: then only the page's own source tells whose it is.
  const source = own ?? (others.length === 0 ? sources[0] : undefined)
  if (source === undefined || (own !== undefined && others.some((it) => isPageOf(page, it.occurrence.file))))
    return seen
  const { file, line, role, roleReason, decision } = source.occurrence
  return {
    ...seen,
    occurrence: { ...occurrence, verdict: 'missing', reason: 'markdown-empty', role, roleReason, decision },
    outcome: { kind: 'left', why: 'markdown-empty' },
    writtenIn: { file, line },
  }
}

function identityOf({ resolution }: Seen): string | undefined {
  if (resolution.kind === 'file') return resolution.image.hash
  return resolution.kind === 'remote' ? resolution.url : undefined
}

/** `guide/intro/index.html` may come from `docs/guide/intro.md`. */
function isPageOf(page: string, source: string): boolean {
  const slug = page.replace(/\.html?$/i, '').replace(/(?:^|\/)index$/, '')
  const stem = source.replace(/\.[a-z]+$/i, '').replace(/(?:^|\/)(?:index|readme|_index)$/i, '')
  return slug === '' ? !stem.includes('/') : stem === slug || stem.endsWith(`/${slug}`)
}
