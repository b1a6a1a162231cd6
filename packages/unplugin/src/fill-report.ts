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

/** What a build says after it has filled: failures, those with one reason in one line. */
export function reportOf({ failed, stopped }: FillReport): string[] {
  const byReason = new Map<string, string[]>()
  for (const { key, reasons } of failed) {
    const reason = reasons.join('; ')
    byReason.set(reason, [...(byReason.get(reason) ?? []), key])
  }
  const lines = [...byReason].map(([reason, [first, ...others]]) =>
    others.length === 0
      ? `${first} got no words: ${reason}`
      : `${first} and ${others.length} more got no words: ${reason}`,
  )
  return stopped === undefined ? lines : [...lines, `Filling ended early: ${stopped}.`]
}

function pictures(count: number): string {
  return count === 1 ? 'one picture' : `${count} pictures`
}
