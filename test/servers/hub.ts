import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Fault, Faults, type Route } from './hub/faults.ts'
import { commitOf, describe, type Files, type Repository, store } from './hub/repository.ts'
import { send, strike } from './hub/send.ts'

export type { Fault, Route } from './hub/faults.ts'

/** One request as it was seen. */
export interface Call {
  readonly host: 'hub' | 'cdn'
  readonly path: string
  readonly range: string | undefined
  readonly authorization: string | undefined
}

/**
 * A hub of models on 127.0.0.1, as huggingface.co answers: a description with hashes; small files by a relative
 * redirect within the hub, large ones by an absolute redirect to another host, both with the headers that say what is
 * behind it; ranges.
 */
export interface FakeHub {
  /** For `HF_ENDPOINT`. */
  readonly endpoint: string
  readonly port: number
  readonly calls: Call[]
  /** Lets a branch point to these files; gives the commit. */
  publish(model: string, files: Readonly<Record<string, Buffer>>, how?: { branch?: string; token?: string }): string
  fail(route: Route, fault: Fault, which?: { file?: string; times?: number }): void
  close(): Promise<void>
}

/** A test that forgets to close it does not keep the process. */
const lifetimeMs = 300_000

export async function startHub(): Promise<FakeHub> {
  const state = new State()
  const cdn = await listen((request, response) => answerBytes(state, 'cdn', request, response))
  const hub = await listen((request, response) => answer(state, originOf(cdn), request, response))
  const close = async (): Promise<void> => {
    clearTimeout(timer)
    for (const server of [hub, cdn]) {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  }
  const timer = setTimeout(() => void close(), lifetimeMs).unref()
  return {
    endpoint: originOf(hub),
    port: (hub.address() as AddressInfo).port,
    calls: state.calls,
    publish: (model, files, { branch = 'main', token } = {}) => {
      const stored: Files = new Map(Object.entries(files).map(([path, bytes]) => [path, store(path, bytes)]))
      const known = state.repositories.get(model)
      const repository: Repository = {
        commits: known?.commits ?? new Map(),
        branches: known?.branches ?? new Map(),
        token,
      }
      repository.commits.set(commitOf(stored), stored)
      repository.branches.set(branch, commitOf(stored))
      state.repositories.set(model, repository)
      return commitOf(stored)
    },
    fail: (route, fault, which) => state.faults.add(route, fault, which),
    close,
  }
}

class State {
  readonly calls: Call[] = []
  readonly faults: Faults = new Faults()
  readonly repositories: Map<string, Repository> = new Map()

  record(host: Call['host'], { url = '', headers }: IncomingMessage): string {
    const { range, authorization } = headers
    const { pathname } = new URL(url, 'http://hub')
    this.calls.push({ host, path: pathname, range, authorization })
    return pathname
  }
}

async function answer(state: State, cdn: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url?.startsWith('/api/resolve-cache/')) return answerBytes(state, 'hub', request, response)
  const path = state.record('hub', request)
  const api = /^\/api\/models\/([^/]+\/[^/]+)\/revision\/([^/]+)$/.exec(path)
  const resolve = /^\/([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path)
  const [, model = '', revision = '', file] = api ?? resolve ?? []
  const fault = state.faults.next(api ? 'api' : 'resolve', path)
  if (fault !== undefined && strike(response, fault)) return
  const repository = state.repositories.get(model)
  const wanted = repository?.token
  if (repository === undefined || (wanted !== undefined && request.headers.authorization !== `Bearer ${wanted}`)) {
    return refuse(response, 401, repository === undefined ? 'RepoNotFound' : 'GatedRepo')
  }
  const name = decodeURIComponent(revision)
  const commit = repository.branches.get(name) ?? name
  const files = repository.commits.get(commit)
  if (files === undefined) return refuse(response, 404, 'RevisionNotFound')
  if (file === undefined) {
    const text = Buffer.from(JSON.stringify(describe(model, commit, files)))
    return send(request, response, text, fault)
  }
  const stored = files.get(file)
  if (stored === undefined) return refuse(response, 404, 'EntryNotFound')
  const where = `/models/${model}/${commit}/${file}`
  const location =
    stored.lfs === undefined ? `/api/resolve-cache${where}` : `${cdn}${where}?signature=s3cret-of-the-cdn`
  response.writeHead(stored.lfs === undefined ? 307 : 302, {
    location,
    'x-repo-commit': commit,
    'x-linked-size': String(stored.bytes.length),
    'x-linked-etag': `"${stored.lfs ?? stored.git}"`,
  })
  response.end(`Temporary Redirect. Redirecting to ${location}`)
}

async function answerBytes(
  state: State,
  host: Call['host'],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = state.record(host, request)
  const [, model = '', commit = '', file = ''] = /\/models\/([^/]+\/[^/]+)\/([^/]+)\/(.+)$/.exec(path) ?? []
  const stored = state.repositories.get(model)?.commits.get(commit)?.get(file)
  if (stored === undefined) return refuse(response, 404, 'EntryNotFound')
  await send(request, response, stored.bytes, state.faults.next('bytes', path))
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'x-error-code': code }).end('{"error":"as planned"}')
}

async function listen(on: (request: IncomingMessage, response: ServerResponse) => Promise<void>): Promise<Server> {
  const server = createServer((request, response) => void on(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return server
}

function originOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
