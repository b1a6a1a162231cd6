import type { ServerResponse } from 'node:http'
import { type Call, json, strike } from './http.ts'
import { createJob, envelopeOf, type Job, recordOf, stateOf } from './jobs.ts'
import type { State } from './state.ts'

type Handler = (state: State, call: Call, response: ServerResponse, match: RegExpMatchArray) => void

/** The queue and the storage, by method, host and path; the first that fits. */
const ROUTES: readonly (readonly [method: string, host: RegExp, path: RegExp, handler: Handler])[] = [
  ['GET', /^queue\./, /^\/requests$/, history],
  ['GET', /^queue\./, /^\/requests\/([\w-]+)$/, bareRecord],
  ['GET', /^queue\./, /^\/[^/]+\/.+\/requests\/([\w-]+)\/status$/, status],
  ['GET', /^queue\./, /^\/[^/]+\/.+\/requests\/([\w-]+)$/, result],
  ['PUT', /^queue\./, /^\/[^/]+\/.+\/requests\/([\w-]+)\/cancel$/, cancel],
  ['POST', /^modelrunner\.run$/, /^\/storage\/upload\/initiate$/, initiate],
  ['POST', /modelrunner\.run$/, /^\/(.+)$/, submit],
]

/** Answers a call to the service's own hosts. */
export function answer(state: State, call: Call, response: ServerResponse): void {
  if (call.host.startsWith('api.') && call.path === '/models/pricing') return pricing(state, call, response)
  if (call.headers.authorization !== `Key ${state.key}`) {
    // As careless as a real server may be: it quotes what it was given.
    const error = `Invalid key ${String(call.headers.authorization)}`
    return json(response, 401, { error, request_id: 'none' })
  }
  for (const [method, host, path, handler] of ROUTES) {
    const match = method === call.method && host.test(call.host) ? call.path.match(path) : null
    if (match) return handler(state, call, response, match)
  }
  json(response, 404, { error: 'Not found' })
}

/** For anybody; the key has no business here. */
function pricing(state: State, call: Call, response: ServerResponse): void {
  if (call.headers.authorization !== undefined) return json(response, 400, { error: 'No key is wanted' })
  const endpoint = call.query.get('endpoint')
  const prices = state.averageCost === undefined ? [] : [{ endpoint, averageCost: state.averageCost, currency: 'USD' }]
  json(response, 200, { version: 1, prices, notFound: prices.length === 0 ? [endpoint] : [] })
}

function submit(state: State, call: Call, response: ServerResponse, [, endpoint = '']: RegExpMatchArray): void {
  const fault = state.faults.next('submit')
  if (fault && !fault.commit) return strike(response, fault)
  const body = JSON.parse(call.body.toString()) as Record<string, unknown>
  if (typeof body.image_url !== 'string') {
    const issues = [{ loc: ['body', 'image_url'], msg: 'must be a string', type: 'type_error' }]
    return json(response, 400, { error: issues, request_id: 'none', details: { validationErrors: issues } })
  }
  if (state.balance <= 0)
    return json(response, 402, { error: 'Insufficient balance: 9.77 < 10.757', request_id: 'none' })
  state.balance -= 1
  const job = createJob(endpoint, body, state.scripts.get(body.image_url) ?? state.scripts.get('*') ?? {})
  state.jobs.set(job.id, job)
  if (fault) return strike(response, fault)
  json(response, 201, envelopeOf(job))
}

function status(state: State, _call: Call, response: ServerResponse, match: RegExpMatchArray): void {
  const fault = state.faults.next('status')
  if (fault) return strike(response, fault)
  const job = jobOf(state, response, match)
  if (!job) return
  const envelope = envelopeOf(job)
  const isFailed = envelope.status === 'FAILED'
  if (isFailed && job.script.failedAs !== 200) json(response, 400, { ...envelope, error: 'Stuck for too long' })
  else json(response, 200, isFailed ? { ...envelope, error: 'Stuck for too long' } : envelope)
  job.looks += 1
}

function result(state: State, _call: Call, response: ServerResponse, match: RegExpMatchArray): void {
  const fault = state.faults.next('result')
  if (fault) return strike(response, fault)
  const job = jobOf(state, response, match)
  if (!job) return
  // A look shows the state and moves on; what was shown last is what holds.
  const shown = { ...job, looks: Math.max(0, job.looks - 1) }
  if (stateOf(shown) !== 'COMPLETED' || job.notReady-- > 0) {
    return json(response, 409, { error: 'Request is still in progress', request_id: job.id })
  }
  const headers: Record<string, string> = state.namesRequests ? { 'x-modelrunner-request-id': job.id } : {}
  json(response, job.script.error === undefined ? 200 : 422, recordOf(shown), headers)
}

function bareRecord(state: State, _call: Call, response: ServerResponse, match: RegExpMatchArray): void {
  const job = jobOf(state, response, match)
  if (job) json(response, 200, recordOf(job))
}

/** For models it changes nothing. */
function cancel(state: State, _call: Call, response: ServerResponse, match: RegExpMatchArray): void {
  const job = jobOf(state, response, match)
  if (job) json(response, 200, envelopeOf(job))
}

/** Newest first, behind by the lag; pairs match exactly and all of them. */
function history(state: State, call: Call, response: ServerResponse): void {
  const fault = state.faults.next('history')
  if (fault) return strike(response, fault)
  const wanted = Object.entries(JSON.parse(call.query.get('metadata') ?? '{}') as Record<string, string>)
  const limit = Number(call.query.get('limit') ?? 10)
  const before = performance.now() - state.historyLagMs
  const found = [...state.jobs.values()]
    .filter((job) => job.createdAt <= before && wanted.every(([name, value]) => job.metadata[name] === value))
    .toReversed()
  const data = found.slice(0, limit).map((job) => recordOf(job))
  json(response, 200, { page: 1, limit, total: found.length, totalPages: Math.ceil(found.length / limit), data })
}

function initiate(state: State, call: Call, response: ServerResponse): void {
  const fault = state.faults.next('initiate')
  if (fault) return strike(response, fault)
  const { content_type, file_name } = JSON.parse(call.body.toString()) as Record<string, string>
  const name = `${state.uploads.size}-${file_name}`
  state.uploads.set(name, { type: String(content_type), bytes: undefined, lifecycle: lifecycleOf(call) })
  json(response, 200, {
    upload_url: `https://uploads.test/${name}?X-Amz-Signature=0`,
    file_url: `https://media.modelrunner.ai/${name}`,
  })
}

function lifecycleOf(call: Call): string | undefined {
  const value = call.headers['x-modelrunner-object-lifecycle-preference']
  return typeof value === 'string' ? value : undefined
}

function jobOf(state: State, response: ServerResponse, [, id = '']: RegExpMatchArray): Job | undefined {
  const job = state.jobs.get(id)
  if (!job) json(response, 404, { error: 'Request not found', request_id: id })
  return job
}
