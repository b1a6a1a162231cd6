import { setFlagsFromString } from 'node:v8'

/**
 * Keeps what a long run may lie about in memory to two fifths of what it holds. Left to itself, V8 collects when four times as much
 * has gathered, which saves time where there is much to do; a fill mostly waits for others. V8 reads this at each collection.
 */
export function collectSooner(): void {
  setFlagsFromString('--heap-growing-percent=40')
}
