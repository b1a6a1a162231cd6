import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Fault } from './faults.ts'

/** One call as the server saw it. */
export interface Call {
  readonly method: string
  /** The host that was meant. */
  readonly host: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export async function callOf(request: IncomingMessage): Promise<Call> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  const url = new URL(request.url ?? '/', 'http://fake')
  return {
    method: request.method ?? 'GET',
    host: String(request.headers['x-meant-host'] ?? ''),
    path: url.pathname,
    query: url.searchParams,
    headers: request.headers,
    body: Buffer.concat(parts),
  }
}

export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers })
  response.end(JSON.stringify(body))
}

/** Lets a fault happen to an answer. */
export function strike(response: ServerResponse, fault: Fault): void {
  switch (fault.kind) {
    case 'reset':
      response.socket?.resetAndDestroy()
      return
    case 'hang':
      return
    case 'broken':
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end('{"status": "COMPL')
      return
    case 'answer': {
      if (fault.html === undefined) return json(response, fault.status, fault.body ?? {}, fault.headers)
      response.writeHead(fault.status, { 'content-type': 'text/html' })
      response.end(fault.html)
      return
    }
    default:
      fault satisfies never
  }
}
