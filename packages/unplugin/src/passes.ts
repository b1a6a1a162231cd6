import { Tally } from './tally.ts'

/**
 * Frameworks build one site in several passes, for servers and browsers, some with a plugin for each. What all of them
 * meet is one tally, by captions file.
 */
const tallies = new Map<string, Tally>()

export function tallyOf(captions: string): Tally {
  const tally = tallies.get(captions) ?? new Tally()
  tallies.set(captions, tally)
  return tally
}

const waiting = new Set<() => void>()

/** Tells of a build when its process ends: no pass knows whether it is the last. What several say alike is said once. */
export function atExit(tell: () => void): void {
  if (waiting.size === 0) process.once('exit', () => waiting.forEach((it) => it()))
  waiting.add(tell)
}
