import { writeFileSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { startModelrunner } from '../servers/modelrunner.ts'
import { takeCourse } from './course.ts'
import { judge } from './judge.ts'
import type { Verdict } from './judge.ts'
import { rows } from './rows.ts'
import { FaultySite } from './site.ts'
import { tableOf } from './table.ts'

/** Images in all; `npm run test:faults` takes ten thousand. */
const all = Number(process.env['ALT_TEXT_FAULTS'] ?? 400)
const fewest = 20
/** The next run waits five seconds for the lock of one that was killed: few of them where there is little time. */
const mostKills = all < 1000 ? 1 : 6
const verdicts: Verdict[] = []

afterAll(() => {
  const path = process.env['ALT_TEXT_FAULTS_TABLE']
  if (path !== undefined) writeFileSync(path, `${tableOf(verdicts)}\n`)
})

describe('what is paid for is paid once, and not lost', () => {
  test.each(rows)('$name', { timeout: 60_000 + all * 100 }, async (whole) => {
    const row = { ...whole, kills: Math.min(whole.kills ?? 0, mostKills) }
    const server = await startModelrunner(undefined, 1_200_000)
    server.historyLagMs = 300
    const site = new FaultySite(Math.max(fewest, Math.round((all * row.share) / 100)), server)
    try {
      const verdict = judge(row, site, server, await takeCourse(row, site, server))
      verdicts.push(verdict)
      expect(verdict).toMatchObject({ wrong: [], lost: 0 })
      expect(verdict.most).toBeLessThanOrEqual(1)
      expect(server.strangers).toEqual([])
    } finally {
      await server.close()
      site.remove()
    }
  })
})
