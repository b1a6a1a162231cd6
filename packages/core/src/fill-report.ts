import type { Change } from './captions/index.ts'
import type { FillFailure } from './fill-failure.ts'
import type { FillPlan } from './fill-plan.ts'

/** How far a run is: pictures dealt with, and all of them. */
interface Count {
  readonly done: number
  readonly total: number
}

export type FillEvent =
  /** Another fill holds the captions file. */
  | { readonly kind: 'waiting' }
  /** The work that begins now. */
  | { readonly kind: 'planned'; readonly plan: FillPlan }
  /** What a backend wants a person to see before bytes leave the machine. */
  | { readonly kind: 'notice'; readonly line: string }
  | ({ readonly kind: 'drafted'; readonly key: string; readonly alt: string; readonly by: string } & Count)
  | ({ readonly kind: 'proposed'; readonly key: string; readonly by: string } & Count)
  | ({ readonly kind: 'failed'; readonly failure: FillFailure } & Count)

/** Why a run ended early. `unsaved`: words could not be written down, so no more were asked for. */
export type FillStop = 'aborted' | 'budget' | 'deadline' | 'declined' | 'unsaved'

export interface FillReport {
  readonly plan: FillPlan
  /** Pictures that a backend described. */
  readonly drafted: number
  /** Those of them about which several opinions differ; the others stand beside the draft. */
  readonly disputed: number
  /** Places that got words for where they lead. */
  readonly linked: number
  /** Pictures that got the words of the same bytes elsewhere. */
  readonly copied: number
  /** Pictures and places that seem to carry nothing. */
  readonly proposed: number
  readonly failed: readonly FillFailure[]
  /** Drafts that a refresh has replaced and that were not drafted here, as far as is known: somebody may miss them. */
  readonly replaced: readonly { readonly key: string; readonly words: string }[]
  readonly left: FillPlan['left']
  readonly stopped: FillStop | undefined
}

/** A run that asked nobody. */
export function emptyReport(plan: FillPlan, stopped?: FillStop): FillReport {
  return {
    plan,
    drafted: 0,
    disputed: 0,
    linked: 0,
    copied: 0,
    proposed: 0,
    failed: [],
    replaced: [],
    left: plan.left,
    stopped,
  }
}

/** What the markup alone settled, by kind. */
export function countOf(changes: readonly Change[]): Pick<FillReport, 'linked' | 'copied' | 'proposed'> {
  const drafts = changes.filter((change) => change.kind === 'draft')
  const proposed = drafts.filter(({ words }) => words.proposes !== undefined).length
  return { linked: drafts.length - proposed, copied: changes.length - drafts.length, proposed }
}
