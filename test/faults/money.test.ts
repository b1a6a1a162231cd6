import { afterEach, beforeEach, expect, test } from 'vitest'
import { startModelrunner } from '../servers/modelrunner.ts'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import { billedByKey } from './judge.ts'
import { Fill } from './process.ts'
import type { Manner } from './process.ts'
import { FaultySite } from './site.ts'

let server: FakeModelrunner
let site: FaultySite

beforeEach(async () => {
  server = await startModelrunner()
  site = new FaultySite(4, server)
})
afterEach(async () => {
  await server.close()
  site.remove()
})

async function fill(manner: Manner = {}): Promise<{ code: number | null; output: string }> {
  const run = new Fill(site, server, manner)
  return { code: await run.ended, output: run.output }
}

test('before anybody is asked, it says what goes where, for how long and at what price', async () => {
  const { output } = await fill()
  expect(output).toMatch(/^4 images without words \(\d+ bytes\)\.$/m)
  expect(output).toMatch(
    /^modelrunner:microsoft\/florence-2-large\/caption: up to 4 addresses of images to queue\.modelrunner\.run; about 1 s; about \$0\.006 at its present price\.$/m,
  )
})

test.each<[string, string | number | undefined, RegExp]>([
  ['is not listed', undefined, /what it costs is not known here/],
  ['is no number', 'free', /what it costs is not known here/],
  ['is a number', 0.5, /about \$2\.00 at its present price/],
])('a price that %s', async (_, averageCost, said) => {
  server.averageCost = averageCost
  expect((await fill()).output).toMatch(said)
})

test('a dry run asks nobody, not even for the price', async () => {
  const { code, output } = await fill({ flags: ['--dry-run'] })
  expect(code).toBe(0)
  expect(output).toMatch(/up to 4 addresses of images to queue\.modelrunner\.run; about 1 s\.$/m)
  expect(server.calls).toEqual([])
})

test('what is lost is bought again only when somebody asks for it', async () => {
  const [first = ''] = site.keys
  server.scripts.set('https://site.test/0.png', { purged: true })
  const { code, output } = await fill()
  expect(code).toBe(1)
  expect(output).toContain(first)
  expect(output).toContain('--retry-lost')
  expect((await fill()).output).toContain(first)
  expect(billedByKey(server, site).get(first)).toBe(1)

  server.scripts.clear()
  expect((await fill({ flags: ['--retry-lost'] })).code).toBe(0)
  expect(billedByKey(server, site).get(first)).toBe(2)
  expect(site.recorded.has(first)).toBe(true)
  expect([...billedByKey(server, site).values()]).toEqual([2, 1, 1, 1])
})

test('the key is in nothing that is printed or written', async () => {
  for (const route of ['submit', 'status', 'result'] as const) {
    server.faults.every(route, 3, { kind: 'answer', status: 401, body: { error: `No such key: ${server.key}` } })
  }
  const { output } = await fill()
  server.faults.clear()
  const again = await fill({ client: 'official' })
  expect(output).toContain('does not accept the key')
  expect(output + again.output + site.everything()).not.toContain(server.key)
})
