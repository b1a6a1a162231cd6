import { judge } from './judge/index.ts'
import type { Occurrence } from './occurrence.ts'
import { LineIndex } from './offsets.ts'
import { scanners } from './scan/index.ts'
import type { ComponentTable } from './component-table.ts'
import type { Source } from './source.ts'

export interface ScanSourceOptions {
  /** Components that are images, beside the known ones: `{ Photo: { src: 'file', alt: 'alt' } }`. */
  readonly components?: ComponentTable | undefined
}

/**
 * Every image of one source, judged. Pure: text in, occurrences out.
 * A byte order mark is handled here and nowhere else: parsers treat it in three ways.
 * @throws AltTextError `SOURCE_UNREADABLE`, `SOURCE_TOO_DEEP`, `SOURCE_TOO_LARGE`
 */
export async function scanSource(source: Source, options: ScanSourceOptions = {}): Promise<Occurrence[]> {
  const load = scanners[source.language]
  if (load === undefined) return []
  const shift = source.text.startsWith('\uFEFF') ? 1 : 0
  const text = source.text.slice(shift)
  const scanner = await load()
  if (!scanner.hint(text)) return []
  const markup = scanner.read(text, { path: source.path, components: options.components ?? {} })
  return judge(markup, { source, lines: new LineIndex(source.text), shift })
}
