import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { Site, ended, mockConfig, page } from '../cli/site.ts'
import { png } from '../cli/png.ts'

/** Kills in all; they wait for stale locks most of the time, so several sites are killed side by side. */
const kills = 50
const sites = 5
const images = 1200

/** When this machine let a timer wait, and for how long: a busy one stretches every second, the fill's too. */
const stalls: { at: number; ms: number }[] = []
let ticked = Date.now()
const ticking = setInterval(() => {
  const at = Date.now()
  if (at - ticked > 40) stalls.push({ at, ms: at - ticked - 20 })
  ticked = at
}, 20)
const longestStall = (since: number) => Math.max(0, ...stalls.filter(({ at }) => at > since).map(({ ms }) => ms))

afterAll(() => clearInterval(ticking))

const made: Site[] = []
afterAll(() => made.forEach((site) => site.remove()))

/** The same moments in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

function siteNumber(number: number): Site {
  const names = Array.from({ length: images }, (_, index) => `${index}.png`)
  const site = new Site({
    'alt-text.config.mjs': mockConfig('delayMs: 60, limits: { concurrency: 4 }'),
    'index.html': page(names),
    ...Object.fromEntries(names.map((name, index) => [name, png(number * images + index)])),
  })
  made.push(site)
  return site
}

/** Starts a fill and kills it at a random moment after its first delivery; gives the moment. */
async function killOne(site: Site, random: () => number): Promise<number> {
  const before = site.delivered().length
  const child = site.start(['fill'])
  const end = ended(child)
  const ran = { over: false }
  void end.then(() => (ran.over = true))
  while (site.delivered().length === before && !ran.over) await sleep(10)
  await sleep(random() * 2500)
  child.kill('SIGKILL')
  const at = Date.now()
  await end
  return at
}

describe.concurrent('a fill that is killed at random', () => {
  test.each(Array.from({ length: sites }, (_, number) => number))(
    'loses nothing that was delivered more than a second before (site %i)',
    { timeout: 400_000 },
    async (number) => {
      const site = siteNumber(number)
      const random = randomFrom(20261125 + number)
      const owed = new Set<string>()
      for (let kill = 0; kill < kills / sites; kill++) {
        const before = site.delivered().length
        const at = await killOne(site, random)
        // Those of earlier runs were owed then, or were lost in their last second and are asked for again.
        const deliveries = site.delivered().slice(before)
        const slackMs = 2 * longestStall(at - 5000)
        // Parsing is the first half of the promise: `entries` throws where the file is broken.
        const entries = site.has('alt-text.json') ? site.entries() : {}
        for (const { at: delivered, key } of deliveries) if (Date.parse(delivered) < at - 1000 - slackMs) owed.add(key)
        expect([...owed].filter((key) => entries[key]?.alt === undefined)).toEqual([])
      }
      // On a busy machine few are old enough when the kill comes; with none, nothing would have been looked at.
      expect(owed.size).toBeGreaterThan(10)
      expect((await site.run(['fill'])).code).toBe(0)
      expect(Object.keys(site.entries())).toHaveLength(images)
      // What was in hand at a kill is asked for again; what was saved never is.
      expect(site.delivered().length).toBeLessThan(images + kills * 100)
    },
  )
})
