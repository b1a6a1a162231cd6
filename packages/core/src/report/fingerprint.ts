import { createHash } from 'node:crypto'
import { imageNameOf } from '../finding-image.ts'
import type { Finding } from '../finding.ts'

/**
 * What tells one finding from every other, from run to run: rule, file and image, and of several alike which one it is.
 * No line numbers, so that edits above it change nothing; no words, so that half a mend does not make it another.
 */
export class Fingerprints {
  readonly #counts = new Map<string, number>()

  /** Findings in the order of the report: 32 hex digits, never the same twice. */
  of(finding: Finding): string {
    const name = JSON.stringify([finding.code, finding.file, imageNameOf(finding)])
    const count = (this.#counts.get(name) ?? 0) + 1
    this.#counts.set(name, count)
    return createHash('sha256').update(`${name}${count}`).digest('hex').slice(0, 32)
  }
}
