/** When an uploaded picture may go: a named span, or seconds from 60 to 157 680 000. */
export type ExpiresIn = 'never' | 'immediate' | '1h' | '1d' | '7d' | '30d' | '1y' | number

/** What goes with one submission, in the words of `@modelrunner/client`. */
export interface SubmitOptions {
  readonly input: Readonly<Record<string, unknown>>
  /** At most 16 pairs; kept by the service with the request and searchable there. */
  readonly metadata: Readonly<Record<string, string>>
  readonly priority?: 'normal' | 'low'
  readonly headers?: Record<string, string>
  readonly abortSignal?: AbortSignal
}

/** Which request is meant. */
export interface RequestOptions {
  readonly requestId: string
  readonly abortSignal?: AbortSignal
}

/**
 * The part of `@modelrunner/client` 1.3 that is used, and the whole of what the own transport offers.
 * What comes back is a stranger's JSON: every reader checks it.
 */
export interface Transport {
  readonly queue: {
    submit(endpoint: string, options: SubmitOptions): Promise<unknown>
    status(endpoint: string, options: RequestOptions): Promise<unknown>
    result(endpoint: string, options: RequestOptions): Promise<{ data: unknown; requestId: string }>
  }
  readonly storage: {
    /** Gives the public address of the bytes. */
    upload(file: Blob, options?: { lifecycle?: { expiresIn: ExpiresIn } }): Promise<string>
  }
}

/** The queue: submissions, states, results, the history. */
export const QUEUE_HOST = 'queue.modelrunner.run'
/** Uploads are announced here. */
export const REST_HOST = 'modelrunner.run'
/** Uploaded pictures are read from here, by anyone. */
export const MEDIA_HOST = 'media.modelrunner.ai'
