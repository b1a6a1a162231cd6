import { expect, test } from 'vitest'
import { createDispatch } from '../../packages/core/src/backend/dispatch.ts'
import { type Fault, type Route, sentenceFor } from '../servers/modelrunner.ts'
import { createStandIn } from '../servers/modelrunner/client.ts'
import { createRig, HASTY, type Picture, type Rig } from '../servers/modelrunner/rig.ts'

const PICTURES = 60
const FAULTS: readonly (readonly [Route, Fault, times: number])[] = [
  ['submit', { kind: 'reset', commit: true }, 4],
  ['submit', { kind: 'answer', status: 504, html: 'late', commit: true }, 4],
  ['submit', { kind: 'answer', status: 503, body: {} }, 2],
  ['submit', { kind: 'broken', commit: true }, 2],
  ['submit', { kind: 'answer', status: 429, body: {} }, 6],
  ['status', { kind: 'reset' }, 20],
  ['status', { kind: 'answer', status: 500, body: {} }, 20],
  ['status', { kind: 'answer', status: 429, body: {} }, 10],
  ['status', { kind: 'broken' }, 10],
  ['result', { kind: 'answer', status: 502, html: 'bad' }, 10],
  ['history', { kind: 'reset' }, 6],
]

/** One run over all pictures, as `fill` does it; gives the words by key. */
async function run(
  rig: Rig,
  pictures: readonly Picture[],
  client: ReturnType<typeof createStandIn> | false,
): Promise<Map<string, string>> {
  const backend = await rig.start({ client, concurrency: 12, timing: HASTY })
  const dispatch = createDispatch({
    backends: [backend],
    root: rig.root,
    signal: new AbortController().signal,
    notice: () => {},
    prepare: async ({ mediaType, read }) => ({ bytes: read(), mediaType }),
  })
  const words = new Map<string, string>()
  await Promise.all(
    pictures.map(async ({ key, hash, mediaType, bytes }) => {
      const image = { key, hash, mediaType, read: () => bytes }
      const outcome = await dispatch.caption({ image, language: 'en', role: 'informative', context: {} })
      if (outcome.kind === 'words') words.set(key, outcome.text)
    }),
  )
  await dispatch.dispose()
  return words
}

test.each([
  ['own transport', false as const],
  ['official client', createStandIn()],
])(
  '%s under dispatch, in bad weather: one more run, and every picture has words and was paid for once',
  async (_name, client) => {
    const rig = await createRig({})
    const pictures = Array.from({ length: PICTURES }, (_one, index) => rig.publish(`${index}.png`))
    rig.server.historyLagMs = 150
    for (const [route, fault, times] of FAULTS) rig.server.fail(route, fault, times)

    const first = await run(rig, pictures, client)
    expect(first.size).toBeGreaterThan(PICTURES / 2)
    const second = await run(rig, pictures, client)
    expect([...second].toSorted()).toEqual(pictures.map(({ key, url }) => [key, sentenceFor(url)]).toSorted())
    expect([...rig.server.billed().values()]).toEqual(Array.from({ length: PICTURES }, () => 1))
    expect(rig.seen()).not.toContain(rig.server.key)
    await rig.close()
  },
)
