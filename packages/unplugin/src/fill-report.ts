import { wordFailures } from '@alt-text/core'
import type { FillEvent, FillReport } from '@alt-text/core'

/** What a build says while it fills: little, but why it waits. */
export function tellOf(event: FillEvent): string[] {
  switch (event.kind) {
    case 'waiting':
      return ['Another fill is at work on the captions file; waiting for it.']
    case 'notice':
      return [event.line]
    case 'planned':
      return event.plan.jobs.length === 0 ? [] : [`Asking for words for ${pictures(event.plan.jobs.length)}.`]
    case 'drafted':
    case 'proposed':
    case 'failed':
      return []
    default:
      return event satisfies never
  }
}

/** What a build says after it has filled: one line for each trouble. Where it struck, `alt-text fill` tells. */
export function reportOf({ failed, stopped }: FillReport): string[] {
  const lines = wordFailures(failed).filter((line) => !line.startsWith(' '))
  return stopped === undefined ? lines : [...lines, `Filling ended early (${stopped}); a later one goes on.`]
}

function pictures(count: number): string {
  return count === 1 ? 'one picture' : `${count} pictures`
}
