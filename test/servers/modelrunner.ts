import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Fault, Route } from './modelrunner/faults.ts'
import { type Call, callOf, strike } from './modelrunner/http.ts'
import { isBillable, type Job } from './modelrunner/jobs.ts'
import { answer } from './modelrunner/routes.ts'
import { State } from './modelrunner/state.ts'

export type { Fault, Route } from './modelrunner/faults.ts'
export { sentenceFor } from './modelrunner/jobs.ts'
export type { Script } from './modelrunner/jobs.ts'

const SITE = 'site.test'
const BUCKET = 'uploads.test'
const MEDIA = 'media.modelrunner.ai'
const SERVICE = new Set(['queue.modelrunner.run', 'modelrunner.run', 'api.modelrunner.run'])
/** A test that forgets to close it does not keep the process. */
const lifetime = 120_000

/** The service, as far as the documents and the client's source tell, on 127.0.0.1. */
export interface FakeModelrunner extends State {
  readonly origin: string
  /** Puts a picture on the site; gives its address. */
  publish(path: string, bytes: Buffer): string
  fail(route: Route, fault: Fault, times?: number): void
  /** Requests that cost money, by the hash in their metadata, else by address. */
  billed(): Map<string, number>
  /** Submissions taken, by intent token. */
  submitted(): Map<string, number>
  close(): Promise<void>
}

export async function startModelrunner(
  key = 'mr-test-4f1e9a7c2b',
  lifetimeMs: number = lifetime,
): Promise<FakeModelrunner> {
  const state = new State(key)
  const server = createServer((request, response) => {
    callOf(request).then(
      (call) => handle(state, call, response),
      () => response.destroy(),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const close = async (): Promise<void> => {
    clearTimeout(timer)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const timer = setTimeout(() => void close(), lifetimeMs).unref()
  return Object.assign(state, {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    publish(path: string, bytes: Buffer) {
      const url = `https://${SITE}/${path}`
      state.images.set(url, bytes)
      return url
    },
    fail(route: Route, fault: Fault, times = 1) {
      state.faults.add(route, fault, times)
    },
    billed: () => count([...state.jobs.values()].filter(isBillable), imageOf),
    submitted: () => count([...state.jobs.values()], (job) => job.metadata['alt-text-intent'] ?? job.id),
    close,
  })
}

/** Reaches the server for every host it plays, and throws for every other. */
export function createFetch(server: Pick<FakeModelrunner, 'origin' | 'strangers'>): typeof fetch {
  return async (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input)
    if (!SERVICE.has(url.hostname) && ![SITE, BUCKET, MEDIA].includes(url.hostname)) {
      server.strangers.push(url.host)
      throw new TypeError('fetch failed', { cause: Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }) })
    }
    const headers = new Headers(init?.headers)
    headers.set('x-meant-host', url.hostname)
    return fetch(`${server.origin}${url.pathname}${url.search}`, { ...init, headers })
  }
}

function handle(state: State, call: Call, response: ServerResponse): void {
  state.calls.push(call)
  if (SERVICE.has(call.host)) return answer(state, call, response)
  const fault = state.faults.next(call.method === 'PUT' ? 'put' : 'image')
  if (fault) return strike(response, fault)
  const bytes = call.host === SITE ? state.images.get(`https://${SITE}${call.path}`) : bucket(state, call)
  response.writeHead(bytes === undefined ? 404 : 200)
  response.end(bytes)
}

/** Takes a signed PUT, as strictly as storage does; otherwise gives what was put there. */
function bucket(state: State, { method, path, headers, body }: Call): Buffer | undefined {
  const name = path.slice(1)
  const upload = state.uploads.get(name)
  if (method !== 'PUT') return upload?.bytes
  if (!upload || headers.authorization !== undefined || headers['content-type'] !== upload.type) return undefined
  state.uploads.set(name, { ...upload, bytes: body })
  return Buffer.alloc(0)
}

function imageOf(job: Job): string {
  return job.metadata['alt-text-image'] ?? String(job.input.image_url)
}

function count<T>(items: readonly T[], nameOf: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(nameOf(item), (counts.get(nameOf(item)) ?? 0) + 1)
  return counts
}
