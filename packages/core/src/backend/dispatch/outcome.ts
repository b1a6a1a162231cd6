/** Why a run asks nobody any more. */
export type Why = 'aborted' | 'deadline' | 'budget'

/** Why one backend of the list gave no words, short of failing. */
export interface Reason {
  /** `modelrunner:microsoft/florence-2-large/caption` */
  readonly backend: string
  /** `language`, `media-type`: it was not asked. `refused`: it had nothing to say. `rejected`: its words were no use. */
  readonly code: 'language' | 'media-type' | 'refused' | 'rejected'
  readonly text: string
}

/** A backend that failed: a `BackendError`, or an `AltTextError` about the image or the set-up. */
export interface Failure {
  readonly backend: string
  readonly error: Error
}

/** What became of one request, after every backend in the list had its turn. */
export type Outcome =
  /** `text` is raw and untrusted: `polish` comes next. */
  | {
      readonly kind: 'words'
      readonly text: string
      readonly by: string
      /** Whom it was had from: `by` may name the model more precisely. */
      readonly backend: string
      /** BCP 47. */
      readonly language: string
      /** 0 to 1. */
      readonly confidence?: number | undefined
    }
  | { readonly kind: 'decorative'; readonly by: string }
  /** Asked, or unable to be asked, and none had words. */
  | { readonly kind: 'refused'; readonly reasons: readonly Reason[] }
  /** None had words, and at least one failed. */
  | { readonly kind: 'failed'; readonly failures: readonly Failure[]; readonly reasons: readonly Reason[] }
  /** Not all were asked; another run may have more luck. */
  | { readonly kind: 'stopped'; readonly why: Why }

/** For progress and logs. Never carries bytes, page text or keys. */
export type DispatchEvent =
  | { readonly kind: 'call'; readonly backend: string; readonly key: string; readonly attempt: number }
  | {
      readonly kind: 'answer'
      readonly backend: string
      readonly key: string
      readonly answer: string
      readonly ms: number
    }
  | {
      readonly kind: 'wait'
      readonly backend: string
      readonly key: string
      readonly ms: number
      readonly error: Error
    }
  | { readonly kind: 'failure'; readonly backend: string; readonly key: string; readonly error: Error }
  /** No further call to this backend in this run. */
  | { readonly kind: 'closed'; readonly backend: string; readonly error: Error }
