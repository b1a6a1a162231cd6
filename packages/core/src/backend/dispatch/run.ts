import type { ImageFile } from '../../image.ts'
import type { Context, Role } from '../../occurrence.ts'
import type { Limits } from '../contract.ts'
import type { Budget } from './budget.ts'
import type { Clock } from './clock.ts'
import type { DispatchEvent, Why } from './outcome.ts'

/** One image, wanted in one language, at one place. */
export interface DispatchRequest {
  readonly image: ImageFile
  /** BCP 47. */
  readonly language: string
  readonly role: Role
  /** Given only to backends that make use of it. */
  readonly context: Context
}

/** An image as one backend takes it. */
export interface Prepared {
  readonly bytes: Buffer
  readonly mediaType: string
}

/** Makes of an image what a backend's limits allow. */
export type Prepare = (image: ImageFile, limits: Limits) => Promise<Prepared>

/** What all lanes of a dispatch share. */
export interface Run {
  readonly root: string
  readonly signal: AbortSignal
  readonly clock: Clock
  readonly prepare: Prepare
  readonly budget: Budget
  readonly retries: number
  readonly concurrency: number
  readonly context: boolean
  readonly retryLost: boolean
  readonly notice: (line: string) => void
  readonly emit: (event: DispatchEvent) => void
  /** Milliseconds until the deadline; `Infinity` without one. */
  left(): number
  stopped(): Why | undefined
}
