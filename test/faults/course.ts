import { setTimeout as pause } from 'node:timers/promises'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { mostBilled } from './judge.ts'
import type { Course } from './judge.ts'
import { Fill } from './process.ts'
import type { Row } from './rows.ts'
import type { FaultySite } from './site.ts'

/** Longest that one run may take, in milliseconds: a hang of ours is a defect, and not to be waited for. */
const longestRun = 300_000

/** Runs a row's trouble until its kills are spent and a run has come to its end; then mends it, and runs once more. */
export async function takeCourse(row: Row, site: FaultySite, server: FakeModelrunner): Promise<Course> {
  row.arrange(server, site)
  let [runs, kills, most] = [0, 0, 0]
  const oneRun = async (wanted: number, flags: readonly string[] = []): Promise<string> => {
    const fills = Array.from(
      { length: row.pair === true ? 2 : 1 },
      () => new Fill(site, server, { ...row.manner, flags }),
    )
    runs += fills.length
    if (wanted > 0) kills += await killAt(fills, server, (wanted * site.keys.length) / ((row.kills ?? 0) + 1))
    const limit = setTimeout(() => fills.forEach((fill) => fill.kill()), longestRun)
    await Promise.all(fills.map(({ ended }) => ended))
    clearTimeout(limit)
    most = Math.max(most, mostBilled(server))
    return fills.map(({ output }) => output).join('\n')
  }
  for (let kill = 1; kill <= (row.kills ?? 0); kill++) await oneRun(kill)
  await oneRun(0)
  server.faults.clear()
  row.mend?.(server)
  const last = await oneRun(0)
  return { runs, kills, most, last }
}

/** Kills all when so many submissions have arrived and the last one's answer has not gone out. */
async function killAt(fills: readonly Fill[], server: FakeModelrunner, submissions: number): Promise<number> {
  while (fills.some(({ running }) => running) && server.jobs.size < submissions) await pause(1)
  const living = fills.filter(({ running }) => running)
  if (living.length > 0) {
    server.fail('submit', { kind: 'hang', commit: true }, 3)
    const before = server.faults.struck.get('submit') ?? 0
    while (living.some(({ running }) => running) && (server.faults.struck.get('submit') ?? 0) === before) await pause(1)
  }
  for (const fill of living) fill.kill()
  return living.length
}
