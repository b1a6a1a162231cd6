import type { ImageFile } from '../../image.ts'
import type { Limits } from '../contract.ts'
import { callOnce } from './call.ts'
import type { Prepared, Run } from './run.ts'

export type Preparation = (image: ImageFile) => Promise<Prepared>

/**
 * Prepares each image once for a backend, and keeps the last few: the same picture in the next language need not be
 * decoded again, and all pictures at once would not fit.
 */
export function createPreparation(run: Run, limits: Limits, kept: number): Preparation {
  const recent = new Map<string, Promise<Prepared>>()
  return (image) => {
    const known = recent.get(image.hash)
    if (known) return known
    const { signal, clock, prepare } = run
    const prepared = callOnce(() => prepare(image, limits), { signal, clock, timeoutMs: run.left() })
    recent.set(image.hash, prepared)
    const [oldest] = recent.keys()
    if (recent.size > kept && oldest !== undefined) recent.delete(oldest)
    return prepared
  }
}
