import type { ModelrunnerModule, Transport } from '../../../packages/backends/src/modelrunner.ts'

const REPEATED = [429, 502, 503, 504]

/** As in the official client: an answer that is not 2xx, worded by its `message` or its reason phrase. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly status: number
  readonly body: unknown

  constructor(message: string, status: number, body: unknown) {
    super(message)
    this.status = status
    this.body = body
  }
}

interface Sending {
  readonly method: string
  readonly body?: unknown
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal | undefined
  readonly repeats: number
  readonly repeated: readonly number[]
}

/**
 * Stands in for `@modelrunner/client` 1.3, which is not in every registry: its interface, its addresses, and its
 * habits, good and bad. It repeats a POST after 502, 503 and 504 whatever its options say, repeats nothing that is
 * not an `ApiError`, and reads no Retry-After.
 * @param delayMs first pause before a repetition; a second in the original
 */
export function createStandIn(delayMs = 5): ModelrunnerModule {
  return {
    createModelrunnerClient({ credentials, fetch }): Transport {
      const send = async (url: string, sending: Sending): Promise<{ data: unknown; requestId: string }> => {
        for (let attempt = 0; ; attempt++) {
          try {
            return await sendOnce(url, sending, credentials, fetch)
          } catch (error) {
            const isRepeated = error instanceof ApiError && sending.repeated.includes(error.status)
            if (attempt === sending.repeats || !isRepeated || sending.signal?.aborted) throw error
            await new Promise((resolve) => setTimeout(resolve, delayMs * 2 ** attempt))
          }
        }
      }
      return { queue: queueOver(send), storage: storageOver(send, fetch) }
    },
  }
}

type Send = (url: string, sending: Sending) => Promise<{ data: unknown; requestId: string }>

async function sendOnce(
  url: string,
  { method, body, headers, signal }: Sending,
  credentials: string,
  fetch: typeof globalThis.fetch,
): Promise<{ data: unknown; requestId: string }> {
  const response = await fetch(url, {
    method,
    headers: {
      Authorization: `Key ${credentials}`,
      Accept: 'application/json',
      'Content-Type': 'application/json',
      'User-Agent': '@modelrunner/client/1.3.0',
      ...headers,
    },
    mode: 'cors',
    signal: signal ?? null,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const isJson = response.headers.get('content-type')?.includes('application/json') ?? false
  if (!response.ok && !isJson)
    throw new ApiError(`HTTP ${response.status}: ${response.statusText}`, response.status, undefined)
  const data: unknown = isJson ? await response.json() : await response.text()
  if (!response.ok)
    throw new ApiError((data as { message?: string }).message || response.statusText, response.status, data)
  return { data, requestId: response.headers.get('x-modelrunner-request-id') ?? '' }
}

function queueOver(send: Send): Transport['queue'] {
  const base = (endpoint: string, id: string): string =>
    `https://queue.modelrunner.run/${endpoint.split('/').slice(0, 2).join('/')}/requests/${id}`
  return {
    async submit(endpoint, { input, metadata, priority, headers, abortSignal }) {
      const { data } = await send(`https://queue.modelrunner.run/${endpoint}`, {
        method: 'POST',
        body: { ...input, metadata },
        headers: { ...headers, 'x-modelrunner-queue-priority': priority ?? 'normal' },
        signal: abortSignal,
        repeats: 3,
        repeated: REPEATED,
      })
      return data
    },
    async status(endpoint, { requestId, abortSignal }) {
      const url = `${base(endpoint, requestId)}/status?logs=0`
      return (await send(url, { method: 'GET', signal: abortSignal, repeats: 5, repeated: [...REPEATED, 500] })).data
    },
    result: (endpoint, { requestId, abortSignal }) =>
      send(base(endpoint, requestId), { method: 'GET', signal: abortSignal, repeats: 3, repeated: REPEATED }),
  }
}

function storageOver(send: Send, fetch: typeof globalThis.fetch): Transport['storage'] {
  return {
    async upload(file, options) {
      const seconds = options?.lifecycle?.expiresIn
      const { data } = await send('https://modelrunner.run/storage/upload/initiate', {
        method: 'POST',
        body: { content_type: file.type, file_name: (file as File).name },
        headers:
          typeof seconds === 'number'
            ? { 'x-modelrunner-object-lifecycle-preference': JSON.stringify({ expiration_duration_seconds: seconds }) }
            : {},
        repeats: 3,
        repeated: REPEATED,
      })
      const { upload_url, file_url } = data as { upload_url: string; file_url: string }
      const response = await fetch(upload_url, { method: 'PUT', body: file, headers: { 'Content-Type': file.type } })
      if (!response.ok) throw new ApiError(`HTTP ${response.status}`, response.status, undefined)
      return file_url
    },
  }
}
