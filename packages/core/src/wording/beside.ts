import type { Occurrence } from '../occurrence.ts'
import type { WordingQuestion } from './wording.ts'

/** What the words of an image are asked about, where it stands. */
export function questionAt(
  occurrence: Occurrence,
  { language, key, unwanted }: { language: string; key?: string | undefined; unwanted?: readonly string[] | undefined },
): WordingQuestion {
  const addresses = [addressOf(occurrence), key].filter((address) => address !== undefined)
  return { language, addresses, neighbours: neighboursOf(occurrence), unwanted }
}

function addressOf({ source }: Occurrence): string | undefined {
  if (source.kind === 'asset') return source.specifier
  return source.kind === 'address' && !source.value.startsWith('data:') ? source.value : undefined
}

/** What is read right before or after. A link needs its own name, whatever stands beside it. */
function neighboursOf({ context, role, kind, verdict, reason }: Occurrence): string[] {
  // A name that is taken from what stands there repeats it by design.
  const isTaken = verdict === 'named' && ['aria-labelledby', 'label', 'content'].includes(reason)
  if (kind === 'area' || kind === 'input' || isTaken) return []
  const { caption, linkText, before, after } = context
  const around = role === 'functional' ? [linkText] : [caption, linkText, before, after]
  return around.filter((text) => text !== undefined)
}
