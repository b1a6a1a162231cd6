import type { Seen } from './seen.ts'

/** What a message about an image without words needs, by name. */
export type LeftData = Readonly<Record<string, string | boolean | null>>

/** What was looked at for a file that is not there. */
export function missingData({ tried, outside }: Extract<Seen['resolution'], { kind: 'missing' }>): LeftData {
  return { tried: tried.join(', '), ...(outside === true && { outside }) }
}

/** The data behind "no text alternative": why, of which image, and what was looked at. */
export function leftData({ occurrence, outcome, resolution, writtenIn }: Seen): LeftData {
  const { kind, role, roleReason, decision, suggest, suggestFrom, reason, alt } = occurrence
  return {
    why: outcome.kind === 'left' ? outcome.why : null,
    element: kind,
    key: resolution.kind === 'file' ? resolution.image.key : null,
    hash: resolution.kind === 'file' ? resolution.image.hash : null,
    role,
    roleReason,
    decision,
    suggest,
    suggestFrom,
    reason,
    // An object's, which names nothing.
    ...(reason === 'no-name' && alt !== null && { alt }),
    ...(writtenIn && { writtenIn: `${writtenIn.file}:${writtenIn.line}` }),
    ...(resolution.kind === 'missing' && missingData(resolution)),
    ...(resolution.kind === 'unreadable' && { path: resolution.path, trouble: resolution.message }),
  }
}
