import { fitOf } from './captions/index.ts'
import type { Change } from './captions/index.ts'
import type { ImageFile } from './image.ts'
import type { Left, Look, Seen } from './seen.ts'
import { placeOf } from './pipeline.ts'

/** One picture to be described in one language, and every place that waits for it. */
export interface FillJob {
  readonly image: ImageFile
  readonly language: string
  /** Every place; the first one's role and context go into the request. */
  readonly places: readonly [Seen, ...Seen[]]
}

/** Keys that get a job's words: the same bytes may stand at several paths. */
export function keysOf({ places }: FillJob): ReadonlySet<string> {
  return new Set(places.flatMap(({ resolution }) => (resolution.kind === 'file' ? resolution.image.key : [])))
}

export interface FillPlan {
  /** In the order of the sources. A run takes them out, so that what is done need not be kept: empty once it has begun. */
  readonly jobs: FillJob[]
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
  /** Whether the draft that stands there is a person's by now. */
  readonly isCorrected: (seen: Seen) => boolean
}

/** Whether a plan leaves nothing to ask and nothing to record. */
export function isSettled({ jobs, changes }: FillPlan): boolean {
  return jobs.length === 0 && changes.length === 0
}

/** What a fill has to do, and nothing done yet: the same for a dry run and for a real one. */
export function planFill(looks: readonly Look[], options: PlanOptions): FillPlan {
  const jobs = new Jobs()
  const changes: Change[] = []
  const left: { seen: Seen; why: Left }[] = []
  for (const seen of looks.flatMap((look) => look.seen)) {
    for (const step of stepsOf(seen, options)) {
      if (step.kind === 'ask') jobs.add(seen, step.image)
      else if (step.kind === 'change') changes.push(step.change)
      else left.push({ seen, why: step.why })
    }
  }
  const unreadable = looks.filter((look) => look.error !== undefined)
  return { jobs: jobs.all(), changes, left, unreadable }
}

/** By picture and language: `en` and `en-US` take the same words, so they are asked for once. */
class Jobs {
  readonly #byHash = new Map<string, { image: ImageFile; language: string; places: [Seen, ...Seen[]] }[]>()

  add(seen: Seen, image: ImageFile): void {
    const known = this.#byHash.get(image.hash) ?? []
    this.#byHash.set(image.hash, known)
    const job = known.find(({ language }) => fitOf(language, seen.language) > 0)
    if (job === undefined) known.push({ image, language: seen.language, places: [seen] })
    else job.places.push(seen)
  }

  all(): FillJob[] {
    return [...this.#byHash.values()].flat()
  }
}

type Step =
  | { readonly kind: 'ask'; readonly image: ImageFile }
  | { readonly kind: 'change'; readonly change: Change }
  | { readonly kind: 'left'; readonly why: Left }

function stepsOf(seen: Seen, options: PlanOptions): Step[] {
  const { outcome, resolution } = seen
  switch (outcome.kind) {
    case 'settled':
      return []
    case 'words':
      if (!options.refresh || outcome.state !== 'draft') return adopted(seen)
      return [...adopted(seen), ...(options.isCorrected(seen) ? [left('corrected')] : drafted(seen, options))]
    case 'left':
      // Words for pictures that are not there would have nowhere to stand.
      if (resolution.kind !== 'file') return [{ kind: 'left', why: outcome.why }]
      if (drafts.has(outcome.why) && !options.refresh) return outcome.why === 'unreviewed' ? [] : [left(outcome.why)]
      if (!isFillable(outcome.why)) return [left(outcome.why)]
      if (drafts.has(outcome.why) && options.isCorrected(seen)) return [left('corrected')]
      return outcome.why === 'stale' && options.isCorrected(seen) ? [left('held')] : drafted(seen, options)
    default:
      return outcome satisfies never
  }
}

/** A fill has something to do about these; the others wait for a person. */
function isFillable(why: Left): boolean {
  return why === 'unfilled' || why === 'stale' || why === 'functional' || drafts.has(why)
}

/** Something stands in the captions file already, which nobody has looked at. */
const drafts: ReadonlySet<Left> = new Set(['unreviewed', 'proposed'])

function left(why: Left): Step {
  return { kind: 'left', why }
}

/** A copy of a picture gets an entry of its own. */
function adopted({ outcome, resolution }: Seen): Step[] {
  if (outcome.kind !== 'words' || resolution.kind !== 'file') return []
  const { key, hash } = resolution.image
  if (outcome.key === key || outcome.stale) return []
  return [{ kind: 'change', change: { kind: 'adopt', key, hash, from: outcome.key } }]
}

function drafted(seen: Seen, { refresh, destinationOf }: PlanOptions): Step[] {
  const { resolution, occurrence } = seen
  if (resolution.kind !== 'file') return []
  switch (occurrence.decision) {
    case 'caption':
    case 'short-plus-finding':
      return [{ kind: 'ask', image: resolution.image }]
    case 'destination': {
      const words = destinationOf(seen)
      if (words === undefined) return [left('functional')]
      return [changed(seen, resolution.image, { alt: words, state: 'draft', by: 'page' }, refresh)]
    }
    case 'propose-empty':
      return [changed(seen, resolution.image, { state: 'draft', proposes: 'decorative', by: 'markup' }, refresh)]
    case 'person':
    case 'nothing':
      return [left('person')]
    default:
      return occurrence.decision satisfies never
  }
}

type Words = Extract<Change, { kind: 'draft' }>['words']

function changed(seen: Seen, { key, hash }: ImageFile, words: Words, replace: boolean): Step {
  const use = placeOf(seen.occurrence)
  return { kind: 'change', change: { kind: 'draft', key, hash, language: seen.language, words, use, replace } }
}
