import { imageNameOf } from '../finding-image.ts'
import type { Finding } from '../finding.ts'
import { sha256 } from '../sha256.ts'

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
    return sha256(`${name}${count}`).slice(0, 32)
  }
}
