import type { FakeModelrunner, Fault } from '../servers/modelrunner.ts'
import type { Manner } from './process.ts'
import type { FaultySite } from './site.ts'

/** One kind of trouble, and what may be left of it when the trouble is over. */
export interface Row {
  readonly name: string
  /** Of all images, in hundredths. */
  readonly share: number
  readonly manner?: Manner | undefined
  /** Processes that are killed while they work, each when a submission has arrived whose answer has not. */
  readonly kills?: number | undefined
  /** Two processes at once. */
  readonly pair?: boolean | undefined
  arrange(server: FakeModelrunner, site: FaultySite): void
  /** Ends the trouble. @default no fault strikes any more */
  mend?(server: FakeModelrunner): void
  /** Images that the service itself refuses, or whose words it has purged. */
  hopeless?(index: number): 'refused' | 'lost' | undefined
}

const commit = true
const answer = (status: number, more: Partial<Extract<Fault, { kind: 'answer' }>> = {}): Fault => ({
  kind: 'answer',
  status,
  ...more,
})
const addressOf = (index: number) => `https://site.test/${index}.png`

/** Every n-th image goes another way. */
function script(server: FakeModelrunner, site: FaultySite, n: number, way: Parameters<Map<string, unknown>['set']>[1]) {
  for (const index of site.keys.keys()) if (index % n === 0) server.scripts.set(addressOf(index), way as never)
}

export const rows: readonly Row[] = [
  { name: 'no fault', share: 5, arrange() {} },
  { name: 'no fault, the official client', share: 5, manner: { client: 'official' }, arrange() {} },
  {
    name: 'submit: reset before it arrives',
    share: 5,
    arrange: ({ faults }) => faults.every('submit', 4, { kind: 'reset' }),
  },
  {
    name: 'submit: reset after it arrived',
    share: 6,
    arrange: ({ faults }) => faults.every('submit', 5, { kind: 'reset', commit }),
  },
  {
    name: 'submit: the answer is lost (504), the official client repeats',
    share: 6,
    manner: { client: 'official' },
    arrange: ({ faults }) => faults.every('submit', 5, answer(504, { commit })),
  },
  {
    name: 'submit: 502 and 503, arrived or not',
    share: 5,
    arrange({ faults }) {
      faults.every('submit', 5, answer(502, { html: '<h1>Bad gateway</h1>' }))
      faults.every('submit', 7, answer(503, { commit }))
    },
  },
  {
    name: 'submit: hangs, arrived or not',
    share: 5,
    arrange({ faults }) {
      faults.every('submit', 11, { kind: 'hang' })
      faults.every('submit', 13, { kind: 'hang', commit })
    },
  },
  {
    name: 'submit: answered with half of a JSON',
    share: 5,
    arrange: ({ faults }) => faults.every('submit', 6, { kind: 'broken', commit }),
  },
  {
    name: '429 storm, with and without Retry-After',
    share: 5,
    arrange({ faults }) {
      faults.every('submit', 4, answer(429, { body: { error: 'Slow down' } }))
      faults.every('status', 9, answer(429, { headers: { 'retry-after': '0' } }))
      faults.every('history', 2, answer(429))
    },
  },
  {
    name: '402 after a third of the images',
    share: 5,
    arrange: (server, site) => void (server.balance = Math.ceil(site.keys.length / 3)),
    mend: (server) => void (server.balance = Number.POSITIVE_INFINITY),
  },
  {
    name: '401 in the middle of the run',
    share: 4,
    arrange: ({ faults }, site) =>
      faults.every('status', site.keys.length, answer(401, { body: { error: 'Revoked' } })),
  },
  {
    name: 'status: resets, hangs, 500, HTML and half a JSON',
    share: 6,
    manner: { client: 'official' },
    arrange({ faults }) {
      faults.every('status', 7, { kind: 'reset' })
      faults.every('status', 97, { kind: 'hang' })
      faults.every('status', 5, answer(500))
      faults.every('status', 6, answer(502, { html: '<h1>Bad gateway</h1>' }))
      faults.every('result', 4, { kind: 'broken' })
    },
  },
  {
    name: 'states that nobody has heard of, none, and "not yet" after the end',
    share: 5,
    arrange(server, site) {
      script(server, site, 2, { states: ['IN_QUEUE', 'PONDERING', 'COMPLETED'] })
      script(server, site, 3, { states: ['COMPLETED'] })
      script(server, site, 5, { notReady: 3 })
    },
  },
  {
    name: 'a state that never ends, until the next run',
    share: 2,
    arrange: (server, site) => script(server, site, 20, { states: ['PONDERING'] }),
    mend(server) {
      for (const job of server.jobs.values()) Object.assign(job.script, { states: ['COMPLETED'] })
    },
  },
  {
    name: 'ends without words: FAILED as 400 and 200, CANCELLED, 422',
    share: 4,
    arrange(server, site) {
      script(server, site, 5, { states: ['IN_QUEUE', 'FAILED'], failedAs: 400 })
      script(server, site, 7, { states: ['FAILED'], failedAs: 200 })
      script(server, site, 9, { states: ['CANCELLED'] })
      script(server, site, 4, { error: 'The image could not be read' })
    },
    hopeless: (index) => ([4, 5, 7, 9].some((n) => index % n === 0) ? 'refused' : undefined),
  },
  {
    name: 'paid for, and purged',
    share: 3,
    arrange: (server, site) => script(server, site, 4, { purged: true }),
    hopeless: (index) => (index % 4 === 0 ? 'lost' : undefined),
  },
  {
    name: 'uploads: 503 before, 403 for the bytes',
    share: 4,
    manner: { upload: true },
    arrange({ faults }) {
      faults.every('initiate', 5, answer(503))
      faults.every('put', 7, answer(403))
    },
  },
  {
    name: 'the clock jumps by days, answers are lost',
    share: 5,
    manner: { jumps: true },
    kills: 2,
    arrange: ({ faults }) => faults.every('submit', 6, { kind: 'reset', commit }),
  },
  {
    name: 'SIGKILL between the submission and its answer',
    share: 5,
    kills: 5,
    arrange: () => {},
  },
  {
    name: 'two processes, both killed now and then, everything at once',
    share: 10,
    pair: true,
    kills: 6,
    manner: { client: 'official' },
    arrange({ faults }) {
      faults.every('submit', 5, answer(504, { commit }))
      faults.every('submit', 7, { kind: 'reset', commit })
      faults.every('submit', 9, { kind: 'reset' })
      faults.every('submit', 8, answer(429))
      faults.every('status', 6, answer(500))
      faults.every('status', 11, { kind: 'reset' })
      faults.every('result', 9, { kind: 'broken' })
    },
  },
]
