import { BackendError, type CaptionRequest } from '@alt-text/core'
import { backendErrorOf, faultOf } from './failure.ts'
import type { Service } from './service.ts'
import { abortable } from './wait.ts'

/** Above it, in bytes, the service takes uploads in parts only. */
export const LARGEST_UPLOAD: number = 90 * 1024 * 1024
/** Runs in which it has been said. */
const announced = new WeakSet<Service>()

/**
 * Puts the prepared bytes at a public address of the service, under a name that tells nothing; the same bytes once.
 * @throws BackendError
 */
export async function upload(service: Service, { image }: CaptionRequest, signal: AbortSignal): Promise<string> {
  const { expiresIn } = service.settings
  const isKept = expiresIn === undefined || expiresIn === 'never'
  const known = isKept ? service.journal.attempts.upload(image.hash) : undefined
  if (known !== undefined) return known
  announce(service)
  const bytes = await image.read()
  if (bytes.length > LARGEST_UPLOAD) throw new BackendError('BAD_INPUT', `${bytes.length} bytes are too many to upload`)
  const [, ending] = image.mediaType.split('/')
  const file = new File([new Uint8Array(bytes)], `${image.hash.replace('sha256-', '')}.${ending}`, {
    type: image.mediaType,
  })
  const url = await send(service, file, signal)
  if (!URL.canParse(url) || new URL(url).protocol !== 'https:') {
    throw new BackendError('UNAVAILABLE', 'ModelRunner gave no https address for an upload', { retryable: true })
  }
  await service.journal.append({ t: 'uploaded', key: image.hash, url })
  return url
}

async function send(service: Service, file: File, signal: AbortSignal): Promise<string> {
  const { expiresIn } = service.settings
  try {
    await service.pause.wait(signal)
    const options = expiresIn === undefined ? {} : { lifecycle: { expiresIn } }
    return await abortable(service.transport.storage.upload(file, options), signal)
  } catch (error) {
    signal.throwIfAborted()
    const fault = faultOf(error)
    if (fault.status === 429) service.pause.extend(fault.retryAfterMs)
    const isRefusal = fault.status !== undefined && [400, 413, 415, 422].includes(fault.status)
    throw isRefusal
      ? new BackendError('BAD_INPUT', `ModelRunner refused the upload (${fault.detail})`)
      : backendErrorOf(fault)
  }
}

function announce(service: Service): void {
  if (announced.has(service)) return
  announced.add(service)
  service.notice(
    'ModelRunner: pictures without a public address are uploaded. Anyone who has the address of an upload can read it,',
  )
  service.notice('and the service keeps it practically for ever: deleting it there leaves the file in its place.')
}
