import { expect } from 'vitest'
import type { Result } from './run.ts'

/** Findings that stand for a file which was not read; everything else is an answer. */
const findings = new Set(['SOURCE_UNREADABLE', 'SOURCE_TOO_DEEP', 'SOURCE_TOO_LARGE'])

/** Two gibibytes: what a small CI machine has to give. */
const mostMemory = 2048

/** Every text has an answer or a finding, no edit is outside of its tag, and nobody ended the process. */
export function expectHarmless(results: readonly Result[]): void {
  const harmful = results.filter(
    ({ kind, unsafe = 0, memory }) => (kind !== 'answer' && !findings.has(kind)) || unsafe > 0 || memory > mostMemory,
  )
  expect(harmful).toEqual([])
}
