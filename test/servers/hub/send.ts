import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Fault } from './faults.ts'

/** Sends a file as a CDN does, with ranges, or as the fault has it. */
export async function send(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  fault: Fault | undefined,
): Promise<void> {
  if (fault !== undefined && strike(response, fault)) return
  if (fault?.kind === 'unmeasured') {
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(fault.bytes)
    return
  }
  const whole = fault?.kind === 'bytes' ? fault.bytes : bytes
  const range = fault?.kind === 'whole' ? undefined : /^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1]
  const from = Number(range ?? 0)
  if (from > 0 && (from >= whole.length || fault?.kind === 'rangeless')) {
    response.writeHead(416, { 'content-range': `bytes */${whole.length}` }).end()
    return
  }
  const body = whole.subarray(from)
  const place = range === undefined ? {} : { 'content-range': `bytes ${from}-${whole.length - 1}/${whole.length}` }
  response.writeHead(range === undefined ? 200 : 206, {
    'content-type': 'application/octet-stream',
    'content-length': body.length,
    'accept-ranges': 'bytes',
    ...place,
  })
  await write(response, body, fault)
}

async function write(response: ServerResponse, body: Buffer, fault: Fault | undefined): Promise<void> {
  switch (fault?.kind) {
    case 'cut':
      response.write(body.subarray(0, fault.after), () => setTimeout(() => response.destroy(), 10))
      return
    case 'stall':
      response.write(body.subarray(0, fault.after))
      return
    case 'slow': {
      const step = Math.ceil(body.length / fault.pieces)
      for (let at = 0; at < body.length; at += step) {
        await wait(fault.pauseMs)
        response.write(body.subarray(at, at + step))
      }
      response.end()
      return
    }
    default:
      response.end(body)
  }
}

/** Answers that carry no file. @returns whether it was one */
export function strike(response: ServerResponse, fault: Fault): boolean {
  switch (fault.kind) {
    case 'answer':
      response.writeHead(fault.status, fault.headers).end('{"error":"as planned"}')
      return true
    case 'redirect':
      response.writeHead(302, { location: fault.to }).end()
      return true
    case 'reset':
      response.socket?.resetAndDestroy()
      return true
    default:
      return false
  }
}
