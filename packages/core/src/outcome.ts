import type { Recalled } from './captions/index.ts'
import type { Use } from './entry.ts'
import type { Resolution } from './image.ts'
import type { Occurrence } from './occurrence.ts'
import type { Left, Outcome } from './seen.ts'

export interface OutcomeQuestion {
  readonly occurrence: Occurrence
  readonly resolution: Resolution
  /** Whether the config says that an image carries nothing, by its key. */
  readonly isDecorative: (key: string) => boolean
  /** What the captions file says; asked only where words are missing and an image was found. */
  readonly recall: () => Recalled
  /** `reviewed` leaves drafts out. */
  readonly inject: 'all' | 'reviewed'
}

/** What happens to one occurrence: words go in, or it is left, and why. */
export function outcomeOf({ occurrence, resolution, isDecorative, recall, inject }: OutcomeQuestion): Outcome {
  if (occurrence.verdict !== 'missing') return { kind: 'settled' }
  if (occurrence.slot === undefined) return left(occurrence.reason === 'no-name' ? 'no-slot' : 'blank')
  if (resolution.kind !== 'file') return left(unresolved(occurrence, resolution))
  if (isDecorative(resolution.image.key)) return silent(resolution.image.key, false)
  const recalled = recall()
  if (recalled.kind === 'none') return left(unrecalled(occurrence))
  return recalledOutcome(recalled, inject)
}

/** What an entry makes of an occurrence. */
export function recalledOutcome(recalled: Exclude<Recalled, { kind: 'none' }>, inject: 'all' | 'reviewed'): Outcome {
  switch (recalled.kind) {
    case 'words': {
      const { alt, state, by, key, stale, use, spoken } = recalled
      if (inject === 'reviewed' && state === 'draft') return left('unreviewed', use)
      return {
        kind: 'words',
        words: oneLine(alt),
        state,
        by,
        key,
        stale,
        use,
        spoken,
      }
    }
    case 'decorative':
      return silent(recalled.key, recalled.stale, recalled.use)
    case 'rejected':
      return left('rejected', recalled.use)
    case 'proposal':
      return left('proposed', recalled.use)
    case 'stale':
      return left(recalled.held ? 'held' : 'stale')
    default:
      return recalled satisfies never
  }
}

function silent(key: string, stale: boolean, use?: Use): Outcome {
  return { kind: 'words', words: null, state: 'decorative', by: undefined, key, stale, use }
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

function left(why: Left, use?: Use): Outcome {
  return { kind: 'left', why, use }
}

/** A person may have put a line end or a tab into the captions file. No source gets another line for it, and no control sign. */
function oneLine(words: string): string {
  return words.replaceAll(/[\s\p{Cc}]*[\p{Cc}\u2028\u2029][\s\p{Cc}]*/gu, ' ').trim()
}
