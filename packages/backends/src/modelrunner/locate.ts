import { BackendError, type CaptionRequest } from '@alt-text/core'
import { MEDIA_TYPES, objectionTo } from './address.ts'
import { faultOf } from './failure.ts'
import type { Service } from './service.ts'
import { upload } from './upload.ts'

/** Where the service can read the picture, or why it cannot. */
type Location = { readonly url: string } | { readonly refusal: string }

/**
 * Its own address where it is remote, else the one that `publicUrl` gives, if the file's bytes stand there; else an
 * upload, where that is allowed.
 * @throws BackendError when the address cannot be compared now.
 */
export async function locate(service: Service, request: CaptionRequest, signal: AbortSignal): Promise<Location> {
  const { image } = request
  const url = /^https:/i.test(image.key) ? image.key : await service.settings.publicUrl?.(image.key)
  const objection = url === undefined ? 'it has no public address' : await compare(service, url, image.hash, signal)
  if (url !== undefined && objection === undefined) return { url }
  const reason = objection ?? ''
  if (!service.settings.upload) return { refusal: reason }
  if (!MEDIA_TYPES.includes(image.mediaType)) return { refusal: `${reason}, and ${image.mediaType} is not uploaded` }
  return { url: await upload(service, request, signal) }
}

async function compare(service: Service, url: string, hash: string, signal: AbortSignal): Promise<string | undefined> {
  try {
    return await objectionTo(url, hash, { fetch: service.fetch, callMs: service.settings.timing.callMs, signal })
  } catch (error) {
    signal.throwIfAborted()
    const message = `The public address cannot be read: ${url} (${faultOf(error).detail})`
    throw new BackendError('UNAVAILABLE', message, { retryable: true })
  }
}
