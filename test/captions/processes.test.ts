import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { Site } from './writers.ts'

/** `ALT_TEXT_KILLS=50` for a longer run. */
const kills = Number(process.env['ALT_TEXT_KILLS'] ?? 15)

let site: Site
beforeEach(() => {
  site = new Site()
})
afterEach(() => site.remove())

describe('several processes', () => {
  test('that write two hundred entries each at the same time lose none', async () => {
    await site.prepare()
    const writers = ['a', 'b'].map((prefix) => site.write(prefix, 200, 10))
    for (const writer of writers) expect([await writer.ended, writer.errors]).toEqual([0, ''])
    const recorded = writers.flatMap((writer) => writer.recordedBefore(Infinity))
    expect(recorded).toHaveLength(400)
    expect([...site.keys()].sort()).toEqual(recorded.sort())
    expect(site.temporaries()).toEqual([])
  })

  test('that begin at once on a file that is not there lose none', async () => {
    await site.prepare()
    const writers = ['a', 'b', 'c', 'd'].map((prefix) => site.write(prefix, 20, 0))
    for (const writer of writers) expect([await writer.ended, writer.errors]).toEqual([0, ''])
    expect(site.keys().size).toBe(80)
  })
})

describe.skipIf(process.platform === 'win32')('a process that is killed', () => {
  test(
    `loses at most what it recorded in its last second, ${kills} times in a row`,
    { timeout: kills * 15_000 },
    async () => {
      const old = 2000
      await site.prepare(old)
      const kept = new Set(site.keys())
      for (let round = 1; round <= kills; round++) {
        const writer = site.write(`round-${round}`, 100_000, 5)
        await vi.waitFor(() => expect(writer.isReady).toBe(true), { timeout: 14_000, interval: 10 })
        await sleep(Math.random() * 2000)
        // Left to chance, hardly one kill in fifty falls into a write.
        if (round % 5 === 0) await site.nextTemporary()
        const killedAt = Date.now()
        expect(await writer.kill()).toBe('SIGKILL')
        for (const key of writer.recordedBefore(killedAt - 1000 - writer.longestPause())) kept.add(key)
        const keys = site.keys()
        expect([...kept].filter((key) => !keys.has(key))).toEqual([])
        expect(site.temporaries().length).toBeLessThanOrEqual(1)
      }
      expect(kept.size).toBeGreaterThan(old + kills)
      await sleep(2100)
      expect(await site.write('last', 1, 0).ended).toBe(0)
      expect(site.temporaries()).toEqual([])
    },
  )
})
