import type { Change } from './captions/index.ts'
import type { ImageFile } from './image.ts'
import type { Left, Look, Seen } from './seen.ts'
import { placeOf } from './pipeline.ts'

/** One picture to be described in one language, and every place that waits for it. */
export interface FillJob {
  readonly image: ImageFile
  readonly language: string
  /** The first place: its role and context go into the request. */
  readonly first: Seen
  /** Keys that get the words: the same bytes may stand at several paths. */
  readonly keys: readonly string[]
  readonly places: number
}

export interface FillPlan {
  readonly jobs: readonly FillJob[]
  /** What the markup alone settles: words for links, proposals, copies. */
  readonly changes: readonly Change[]
  /** What is left to people, and why. */
  readonly left: readonly { readonly seen: Seen; readonly why: Left }[]
  readonly unreadable: readonly Look[]
}

export interface PlanOptions {
  /** Draft again what is only a draft. */
  readonly refresh: boolean
  /** Words that a link's target yields, where it does. */
  readonly destinationOf: (seen: Seen) => string | undefined
}

/** What a fill has to do, and nothing done yet: the same for a dry run and for a real one. */
export function planFill(looks: readonly Look[], options: PlanOptions): FillPlan {
  const jobs = new Map<string, { image: ImageFile; language: string; first: Seen; keys: Set<string>; places: number }>()
  const changes: Change[] = []
  const left: { seen: Seen; why: Left }[] = []

  for (const seen of looks.flatMap((look) => look.seen)) {
    const { outcome, resolution, occurrence, language } = seen
    if (outcome.kind === 'settled' || occurrence.verdict !== 'missing') continue
    if (resolution.kind !== 'file') {
      if (outcome.kind === 'left') left.push({ seen, why: outcome.why })
      continue
    }
    const { image } = resolution
    if (outcome.kind === 'words' && outcome.key !== image.key && !outcome.stale) {
      changes.push({ kind: 'adopt', key: image.key, hash: image.hash, from: outcome.key })
    }
    const step = stepOf(seen, options)
    if (step.kind === 'ask') {
      const id = `${image.hash} ${language.toLowerCase()}`
      const job = jobs.get(id) ?? { image, language, first: seen, keys: new Set<string>(), places: 0 }
      job.keys.add(image.key)
      job.places++
      jobs.set(id, job)
    } else if (step.kind === 'change') changes.push(step.change)
    else if (step.kind === 'left') left.push({ seen, why: step.why })
  }
  return {
    jobs: [...jobs.values()].map((job) => ({ ...job, keys: [...job.keys] })),
    changes,
    left,
    unreadable: looks.filter((look) => look.error !== undefined),
  }
}

type Step = { kind: 'ask' } | { kind: 'change'; change: Change } | { kind: 'left'; why: Left } | { kind: 'nothing' }

function stepOf(seen: Seen, { refresh, destinationOf }: PlanOptions): Step {
  const { outcome, occurrence } = seen
  if (outcome.kind === 'settled') return { kind: 'nothing' }
  const isDraft = outcome.kind === 'words' && outcome.state === 'draft'
  if (outcome.kind === 'words' && !(isDraft && refresh)) return { kind: 'nothing' }
  if (outcome.kind === 'left' && !fillable.has(outcome.why)) return { kind: 'left', why: outcome.why }
  switch (occurrence.decision) {
    case 'caption':
    case 'short-plus-finding':
      return { kind: 'ask' }
    case 'destination':
      return draftDestination(seen, destinationOf(seen), refresh)
    case 'propose-empty':
      return {
        kind: 'change',
        change: changeOf(seen, { state: 'draft', proposes: 'decorative', by: 'markup' }, refresh),
      }
    case 'person':
    case 'nothing':
      return { kind: 'left', why: 'person' }
    default:
      return occurrence.decision satisfies never
  }
}

/** A fill has something to do about these; the others wait for a person. */
const fillable: ReadonlySet<Left> = new Set(['unfilled', 'stale', 'functional', 'unreviewed'])

function draftDestination(seen: Seen, words: string | undefined, refresh: boolean): Step {
  if (words === undefined) return { kind: 'left', why: 'functional' }
  return { kind: 'change', change: changeOf(seen, { alt: words, state: 'draft', by: 'page' }, refresh) }
}

function changeOf(seen: Seen, words: Extract<Change, { kind: 'draft' }>['words'], replace: boolean): Change {
  const { resolution, language, occurrence } = seen
  if (resolution.kind !== 'file') throw new TypeError('Only an image that was found can be recorded.')
  const { key, hash } = resolution.image
  return { kind: 'draft', key, hash, language, words, use: placeOf(occurrence), replace }
}
