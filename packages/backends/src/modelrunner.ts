import type { Backend, Limits } from '@alt-text/core'
import { MEDIA_TYPES } from './modelrunner/address.ts'
import { type ModelrunnerOptions, resolve, type Settings } from './modelrunner/options.ts'
import { quote } from './modelrunner/quote.ts'
import { Session } from './modelrunner/session.ts'
import { LARGEST_UPLOAD } from './modelrunner/upload.ts'
import { MEDIA_HOST, QUEUE_HOST, REST_HOST } from './modelrunner/transport.ts'

export type { ModelrunnerOptions, Timing } from './modelrunner/options.ts'
export type { OutputMapper } from './modelrunner/output.ts'
export type { ModelrunnerClient, ModelrunnerModule } from './modelrunner/peer.ts'
export type { ExpiresIn, RequestOptions, SubmitOptions, Transport } from './modelrunner/transport.ts'

/** Florence-2 looks at 768 by 768; twice that leaves something for models that see more. */
const LONGEST_EDGE = 1536
/** The two samples on the model's page took 1.9 and 2.7. */
const SECONDS = 2.5

/**
 * Captions from modelrunner.run, one paid request per image: written down before it is sent, gone on with after a
 * crash, looked up where the answer was lost, and never sent twice.
 *
 * Pictures are read by the service from public addresses: `publicUrl`, or `upload`.
 * @example modelrunner({ publicUrl: (key) => `https://example.com/${key.replace(/^public\//, '')}` })
 */
export function modelrunner(options: ModelrunnerOptions = {}): Backend {
  const settings = resolve(options)
  let session: Session | undefined
  return {
    name: 'modelrunner',
    model: settings.endpoint,
    limits: limitsOf(settings),
    async start(run) {
      await session?.close()
      session = await Session.open(settings, run)
    },
    price: (signal) => quote(settings, signal),
    async caption(request, signal) {
      if (session === undefined) throw new Error('modelrunner: caption() before start()')
      return session.caption(request, signal)
    },
    async dispose() {
      await session?.close()
      session = undefined
    },
  }
}

function limitsOf({ upload, concurrency, languages, deterministic, timing }: Settings): Limits {
  return {
    where: 'hosted',
    mediaTypes: MEDIA_TYPES,
    longestEdge: LONGEST_EDGE,
    bytes: LARGEST_UPLOAD,
    concurrency,
    languages,
    context: false,
    deterministic,
    hosts: upload ? [QUEUE_HOST, REST_HOST, MEDIA_HOST] : [QUEUE_HOST],
    sends: upload ? 'images' : 'addresses',
    secondsPerImage: SECONDS,
    // A submission whose answer is lost is looked up for the lag and a call, and then followed to its deadline.
    timeoutMs: timing.deadlineMs + timing.lagMs + 4 * timing.callMs,
  }
}
