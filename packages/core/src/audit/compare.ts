import { imageNameOf } from '../finding-image.ts'
import type { Finding } from '../finding.ts'
import type { Baseline } from './baseline.ts'

/** What a run could have found. */
export interface Reach {
  /** Sources that were looked at. */
  readonly files: ReadonlySet<string>
  /** Every source was: those that are not among them are gone. */
  readonly whole: boolean
  /** Rules that were asked. */
  readonly codes: ReadonlySet<string>
}

export interface Compared {
  /** What does not stand in it. Of several alike, those further down are taken for new. */
  readonly fresh: Finding[]
  /** What does. */
  readonly known: Finding[]
  /** What stands in it and was not found, though it would have been. */
  readonly fixed: number
  /** It as it would be now. What this run could not have found stays. */
  readonly next: Baseline
}

type Counts = Map<string, Map<string, Map<string, number>>>

/** Findings against those that a site had when it began. A source that cannot be read is never excused. */
export function compare(findings: readonly Finding[], baseline: Baseline, reach: Reach): Compared {
  const next: Counts = new Map()
  const fresh: Finding[] = []
  const known: Finding[] = []
  for (const finding of findings) {
    const stands = finding.code !== 'source-unreadable' && isKnown(finding)
    if (stands) known.push(finding)
    else fresh.push(finding)
  }
  const unreadable = findings.filter(({ code }) => code === 'source-unreadable')
  const blind = new Set(unreadable.map(({ file }) => file))
  let fixed = 0
  for (const [file, code, image, count] of rowsOf(baseline)) {
    const seen = reach.codes.has(code) && !blind.has(file) && (reach.whole || reach.files.has(file))
    if (seen) fixed += Math.max(0, count - (next.get(file)?.get(code)?.get(image) ?? 0))
    else if (next.get(file)?.get(code)?.get(image) === undefined) add(next, [file, code, image], count)
  }
  return { fresh, known, fixed, next }

  function isKnown(finding: Finding): boolean {
    const image = imageNameOf(finding)
    const count = add(next, [finding.file, finding.code, image], 1)
    return count <= (baseline.get(finding.file)?.get(finding.code)?.get(image) ?? 0)
  }
}

function* rowsOf(baseline: Baseline): Generator<readonly [file: string, code: string, image: string, count: number]> {
  for (const [file, codes] of baseline) {
    for (const [code, images] of codes) for (const [image, count] of images) yield [file, code, image, count]
  }
}

function add(counts: Counts, [file, code, image]: readonly [string, string, string], more: number): number {
  const codes = counts.get(file) ?? new Map<string, Map<string, number>>()
  const images = codes.get(code) ?? new Map<string, number>()
  const count = (images.get(image) ?? 0) + more
  images.set(image, count)
  codes.set(code, images)
  counts.set(file, codes)
  return count
}
