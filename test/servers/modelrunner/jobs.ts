import { randomBytes } from 'node:crypto'

/** How a request for one picture goes. */
export interface Script {
  /** States in the order of looking; the last one repeats. @default ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED'] */
  states?: readonly string[]
  /** @default a sentence made of the address */
  output?: unknown
  /** `COMPLETED`, and then this as a 422. */
  error?: string
  /** Whether `FAILED` comes with a 400 or a 200. @default 400 */
  failedAs?: 400 | 200
  /** Times that the result says "not yet" after `COMPLETED`. @default 0 */
  notReady?: number
  purged?: boolean
  /** The model that a fallback ran instead. */
  ranInstead?: string
}

/** One paid request. */
export interface Job {
  readonly id: string
  readonly endpoint: string
  readonly input: Readonly<Record<string, unknown>>
  readonly metadata: Readonly<Record<string, string>>
  readonly createdAt: number
  readonly script: Script
  looks: number
  notReady: number
}

/** What `florence` says of a picture, where a test does not. */
export function sentenceFor(address: string): string {
  return `A drawing kept at ${new URL(address).pathname.slice(1)}.`
}

export function createJob(endpoint: string, body: Readonly<Record<string, unknown>>, script: Script): Job {
  const { metadata = {}, webhook: _, webhook_events_filter: __, ...input } = body
  return {
    id: randomBytes(16).toString('base64url').slice(0, 21),
    endpoint,
    input,
    metadata: metadata as Record<string, string>,
    createdAt: performance.now(),
    script,
    looks: 0,
    notReady: script.notReady ?? 0,
  }
}

export function stateOf(job: Job): string {
  const states = job.script.states ?? ['IN_QUEUE', 'IN_PROGRESS', 'COMPLETED']
  return states[Math.min(job.looks, states.length - 1)] ?? 'COMPLETED'
}

/** FAILED, CANCELLED and a 422 cost nothing; everything else will. */
export function isBillable({ script }: Job): boolean {
  const end = script.states?.at(-1) ?? 'COMPLETED'
  return script.error === undefined && end !== 'FAILED' && end !== 'CANCELLED'
}

export function envelopeOf(job: Job): Record<string, unknown> {
  const base = `https://queue.modelrunner.run/${job.endpoint}/requests/${job.id}`
  return {
    status: stateOf(job),
    request_id: job.id,
    response_url: base,
    status_url: `${base}/status`,
    cancel_url: `${base}/cancel`,
    queue_position: 0,
    logs: null,
  }
}

export function recordOf(job: Job): Record<string, unknown> {
  const { script } = job
  const isFailed = script.error !== undefined || stateOf(job) === 'FAILED'
  const output = script.output === undefined ? sentenceFor(String(job.input.image_url)) : script.output
  return {
    id: job.id,
    modelEndpoint: script.ranInstead ?? job.endpoint,
    ...(script.ranInstead === undefined ? {} : { requestedModelEndpoint: job.endpoint }),
    status: stateOf(job),
    input: script.purged ? {} : job.input,
    output: script.purged || isFailed ? {} : output,
    metadata: job.metadata,
    error: script.error ?? '',
    billingStatus: isFailed ? 'failed' : stateOf(job) === 'COMPLETED' ? 'charged' : 'pending',
    totalPrice: isFailed ? '0' : '0.0015',
    ...(script.purged ? { payloadsPurgedAt: '2026-11-01T00:00:00.000Z' } : {}),
  }
}
