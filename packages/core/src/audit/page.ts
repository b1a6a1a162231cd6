import type { Look } from '../seen.ts'
import type { Subject } from './subject.ts'

/** One source as rules look at it. */
export interface Page {
  readonly look: Look
  readonly subjects: readonly Subject[]
}
