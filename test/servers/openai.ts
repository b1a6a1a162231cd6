import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { BadRequest, type Chat, chatOf } from './openai/chat.ts'
import { cut, json, read, send } from './openai/http.ts'
import { completion, describe, type Said } from './openai/reply.ts'

export type { Chat } from './openai/chat.ts'
export type { Said } from './openai/reply.ts'

/** What goes wrong with one call. */
export type Fault =
  | { readonly status: number; readonly body?: unknown; readonly headers?: Record<string, string> }
  /** The connection is cut: before the request is read, or after the work is done and charged. */
  | 'reset'
  | 'reset-late'
  /** Nothing ever comes. */
  | 'hang'
  /** 200, and half a JSON document. */
  | 'broken'
  /** 200, half a document, and the connection is cut. */
  | 'cut'

/** Where servers that speak this API differ. */
export interface Dialect {
  /** Without it every call is let in. */
  readonly key?: string
  /** Values of `response_format.type` that are taken. @default all */
  readonly formats?: readonly Chat['format'][]
  /** Whether the model takes images. @default true */
  readonly sees?: boolean
}

/** A server of OpenAI's chat API on 127.0.0.1. */
export interface FakeOpenai {
  /** Ends in `/v1`. */
  readonly baseURL: string
  /** Calls that arrived, good or bad. */
  readonly calls: number
  /** Chats that a model answered, which is what a service charges for. */
  readonly charged: readonly Chat[]
  /** Whatever was sent, for searching: paths, headers, bodies. */
  readonly sent: readonly string[]
  /** The next answers in turn; then, and by default, it describes what it sees. */
  say(...answers: readonly (Said | ((chat: Chat) => Said))[]): void
  /** The next calls fail. */
  fail(fault: Fault, times?: number): void
  close(): Promise<void>
}

/** A test that forgets to close it does not keep the process. */
const LIFETIME_MS = 120_000

export async function startOpenai(dialect: Dialect = {}): Promise<FakeOpenai> {
  const state = new State(dialect)
  const server = createServer((request, response) => {
    state.handle(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  const close = async (): Promise<void> => {
    clearTimeout(timer)
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  const timer = setTimeout(() => void close(), LIFETIME_MS).unref()
  return Object.assign(state, { baseURL: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, close })
}

class State {
  readonly charged: Chat[] = []
  readonly sent: string[] = []
  calls = 0
  readonly #dialect: Dialect
  readonly #answers: (Said | ((chat: Chat) => Said))[] = []
  readonly #faults: Fault[] = []

  constructor(dialect: Dialect) {
    this.#dialect = dialect
  }

  say(...answers: readonly (Said | ((chat: Chat) => Said))[]): void {
    this.#answers.push(...answers)
  }

  fail(fault: Fault, times = 1): void {
    this.#faults.push(...Array.from({ length: times }, () => fault))
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.calls++
    const fault = this.#faults.shift()
    if (fault === 'reset') return void request.socket.resetAndDestroy()
    const body = await read(request)
    this.sent.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}\n${String(body)}`)
    if (fault === 'hang') return undefined
    if (typeof fault === 'object') return json(response, fault.status, fault.body ?? {}, fault.headers)
    if (!this.#isLetIn(request)) return json(response, 401, this.#unauthorized(request))
    if (request.method !== 'POST' || request.url !== '/v1/chat/completions') return json(response, 404, notFound)
    try {
      const answer = await this.#answer(body)
      if (fault === 'reset-late') return void request.socket.resetAndDestroy()
      const text = JSON.stringify(answer)
      if (fault === 'cut') return cut(response, text)
      return send(response, 200, fault === 'broken' ? text.slice(0, text.length / 2) : text)
    } catch (error) {
      if (!(error instanceof BadRequest)) throw error
      return json(response, 400, { error: { message: error.message, type: 'invalid_request_error', code: null } })
    }
  }

  async #answer(body: Buffer): Promise<Record<string, unknown>> {
    const chat = await chatOf(body)
    const { formats, sees = true } = this.#dialect
    if (formats && !formats.includes(chat.format)) {
      throw new BadRequest(`'response_format.type' must be ${formats.map((one) => `'${one}'`).join(' or ')}`)
    }
    if (!sees && chat.pictures.length > 0) throw new BadRequest('This model does not support image input')
    this.charged.push(chat)
    const next = this.#answers.shift() ?? describe
    return completion(chat, typeof next === 'function' ? next(chat) : next, this.charged.length)
  }

  #isLetIn({ headers }: IncomingMessage): boolean {
    const { key } = this.#dialect
    return key === undefined || headers.authorization === `Bearer ${key}`
  }

  /** OpenAI masks what it quotes; others do not, so neither does this. */
  #unauthorized({ headers }: IncomingMessage): unknown {
    const given = String(headers.authorization ?? '').replace('Bearer ', '')
    const message = `Incorrect API key provided: ${given}.`
    return { error: { message, type: 'invalid_request_error', param: null, code: 'invalid_api_key' } }
  }
}

const notFound = { error: { message: 'Unknown request URL.', type: 'invalid_request_error', code: 'unknown_url' } }
