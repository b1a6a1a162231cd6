import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { TraceMap, originalPositionFor, sourceContentFor } from '@jridgewell/trace-mapping'

export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Where `id="…"` stands in a source: its value, as compilers map it. */
export function placeOf(root: string, file: string, id: string): Place {
  const lines = readFileSync(join(root, file), 'utf8').split('\n')
  const line = lines.findIndex((text) => text.includes(`id="${id}"`))
  return { file, line: line + 1, column: (lines[line] ?? '').indexOf(`id="${id}"`) + 'id='.length }
}

/** A bundle with its source map. */
export class Bundle {
  readonly code: string
  readonly #map: TraceMap

  constructor(path: string) {
    this.code = readFileSync(path, 'utf8')
    this.#map = new TraceMap(readFileSync(`${path}.map`, 'utf8'))
  }

  /** Where the map says that a string literal comes from; every place where it stands in the bundle. */
  originsOf(literal: string): Place[] {
    const found = this.code.split('\n').flatMap((text, line) => {
      const at = text.search(new RegExp(`(["'])${literal}\\1`))
      return at < 0 ? [] : [originalPositionFor(this.#map, { line: line + 1, column: at })]
    })
    return found.map(({ source, line, column }) => ({ file: tail(source), line: line ?? 0, column: column ?? 0 }))
  }

  /** Text of a source, as the map carries it. */
  contentOf(file: string): string | null {
    const source = this.#map.sources.find((name) => tail(name) === file)
    return source == null ? null : sourceContentFor(this.#map, source)
  }
}

/** Bundlers name sources in their own ways; all end in the path from the root. */
function tail(source: string | null): string {
  return posix.join('src', posix.basename(source ?? ''))
}
