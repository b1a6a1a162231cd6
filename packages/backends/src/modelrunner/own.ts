import { secondsOf } from './expiry.ts'
import { objectOf, textOf } from './json.ts'
import { QUEUE_HOST, REST_HOST, type Transport } from './transport.ts'

/** Their endpoints have three parts before the request's. */
const NAMESPACES = new Set(['workflows', 'comfy'])

/** The official client's interface over `fetch`, for projects that have not installed it. Nothing is repeated here. */
export function createOwnTransport(key: string, fetch: typeof globalThis.fetch): Transport {
  const call = async (url: string, init: RequestInit): Promise<{ data: unknown; response: Response }> => {
    const response = await fetch(url, {
      ...init,
      headers: {
        authorization: `Key ${key}`,
        accept: 'application/json',
        'content-type': 'application/json',
        'user-agent': 'unplugin-alt-text',
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    return { data: await response.json(), response }
  }
  const get = (endpoint: string, rest: string, signal: AbortSignal | undefined): ReturnType<typeof call> =>
    call(`https://${QUEUE_HOST}/${appOf(endpoint)}/requests/${rest}`, { method: 'GET', signal: signal ?? null })

  return {
    queue: {
      async submit(endpoint, { input, metadata, priority = 'normal', headers, abortSignal }) {
        const { data } = await call(`https://${QUEUE_HOST}/${endpoint}`, {
          method: 'POST',
          headers: { ...headers, 'x-modelrunner-queue-priority': priority },
          body: JSON.stringify({ ...input, metadata }),
          signal: abortSignal ?? null,
        })
        return data
      },
      async status(endpoint, { requestId, abortSignal }) {
        return (await get(endpoint, `${requestId}/status?logs=0`, abortSignal)).data
      },
      async result(endpoint, { requestId, abortSignal }) {
        const { data, response } = await get(endpoint, requestId, abortSignal)
        return { data, requestId: response.headers.get('x-modelrunner-request-id') ?? '' }
      },
    },
    storage: {
      async upload(file, options) {
        const expiresIn = options?.lifecycle?.expiresIn
        const { data } = await call(`https://${REST_HOST}/storage/upload/initiate`, {
          method: 'POST',
          headers: expiresIn === undefined ? {} : lifecycle(secondsOf(expiresIn)),
          body: JSON.stringify({ content_type: file.type, file_name: (file as File).name }),
        })
        const { upload, address } = addressesOf(data)
        // The signature covers these headers and no others.
        await fetch(upload, { method: 'PUT', headers: { 'Content-Type': file.type }, body: file })
        return address
      },
    },
  }
}

/** Status and result know the owner and the alias only. */
function appOf(endpoint: string): string {
  const parts = endpoint.split('/')
  return parts.slice(0, NAMESPACES.has(parts[0] ?? '') ? 3 : 2).join('/')
}

function lifecycle(seconds: number | null): Record<string, string> {
  return { 'x-modelrunner-object-lifecycle-preference': JSON.stringify({ expiration_duration_seconds: seconds }) }
}

function addressesOf(data: unknown): { upload: string; address: string } {
  const shape = objectOf(data)
  const upload = textOf(shape?.upload_url)
  const address = textOf(shape?.file_url)
  if (upload === undefined || address === undefined) throw new Error('The upload was announced without an address')
  return { upload, address }
}
