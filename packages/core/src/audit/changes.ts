import type { Finding } from '../finding.ts'
import type { Look, Seen } from '../seen.ts'
import { languageOf } from '../source.ts'

/** What of a site changed, and which findings may follow from it. */
export class Changes {
  readonly #paths: ReadonlySet<string>
  /** The captions file or the config: anything may follow. */
  readonly all: boolean
  /** Something besides sources, which may be an image that unchanged sources use. */
  readonly #others: boolean

  /** POSIX paths from the root, gone ones included; `central` are the captions file and the config. */
  constructor(paths: ReadonlySet<string>, central: readonly string[]) {
    this.#paths = paths
    this.all = central.some((path) => paths.has(path))
    this.#others = [...paths].some((path) => languageOf(path) === undefined)
  }

  /** Whether a source itself changed. */
  has(file: string): boolean {
    return this.all || this.#paths.has(file)
  }

  /** Whether a source must be read at all. */
  reads(file: string): boolean {
    return this.#others || this.has(file)
  }

  /** The findings about images that changed, of a source that did not. */
  keep(findings: readonly Finding[], { seen }: Look): Finding[] {
    const starts = new Set(seen.filter((it) => this.#changed(it)).map(({ occurrence }) => occurrence.range.start))
    return findings.filter(({ range, image }) => image.kind !== 'none' && starts.has(range.start))
  }

  #changed({ resolution }: Seen): boolean {
    if (resolution.kind === 'file') return this.#paths.has(resolution.image.key)
    if (resolution.kind === 'unreadable') return this.#paths.has(resolution.path)
    return resolution.kind === 'missing' && resolution.tried.some((path) => this.#paths.has(path))
  }
}
