import type { Clock } from './clock.ts'

export interface ManualClock extends Clock {
  /** Lets time pass, waking sleepers in turn. */
  pass(milliseconds: number): Promise<void>
  /** Sleepers that nobody has woken or aborted. */
  readonly sleeping: number
}

/** A clock for tests: it stands still until it is told to move, and chance is always the middle. */
export function manualClock(): ManualClock {
  let time = 0
  const sleepers = new Set<{ at: number; wake: () => void }>()
  return {
    now: () => time,
    random: () => 0.5,
    get sleeping() {
      return sleepers.size
    },
    sleep: (milliseconds, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const sleeper = { at: time + milliseconds, wake: () => {} }
        sleeper.wake = () => {
          sleepers.delete(sleeper)
          resolve()
        }
        sleepers.add(sleeper)
        signal?.addEventListener('abort', sleeper.wake)
      }),
    pass: async (milliseconds) => {
      const end = time + milliseconds
      await idle()
      for (;;) {
        const next = [...sleepers].sort((a, b) => a.at - b.at)[0]
        if (!next || next.at > end) break
        time = next.at
        next.wake()
        await idle()
      }
      time = end
      await idle()
    },
  }
}

/** Everything that can happen without time passing has happened. */
async function idle(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => void setImmediate(resolve))
}
