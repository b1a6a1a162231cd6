import { AltTextError, messageOf } from '../error.ts'

/** How often each finding stands in the sources: by file, rule and image, without line numbers, so that edits do not touch it. */
export type Baseline = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<string, number>>>

export const emptyBaseline: Baseline = new Map()

/** Its text: sorted, the same bytes for the same findings. */
export function encodeBaseline(baseline: Baseline): string {
  const findings = sorted(baseline, (codes) => sorted(codes, (images) => sorted(images, (count) => count)))
  return `${JSON.stringify({ version: 1, findings }, null, 2)}\n`
}

/** @throws AltTextError `BASELINE_UNREADABLE`; `file` is how messages name it */
export function decodeBaseline(text: string, file: string): Baseline {
  const fail = (message: string, cause?: unknown): AltTextError =>
    new AltTextError('BASELINE_UNREADABLE', message, {
      place: { file },
      fix: 'Take it from version control; or delete it, and write it anew with --update-baseline.',
      cause,
    })
  let raw: unknown
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch (error) {
    throw fail(`It is not JSON: ${messageOf(error)}.`, error)
  }
  if (!isObject(raw) || raw['version'] !== 1 || !isObject(raw['findings'])) throw fail('It is not a baseline.')
  return inner(raw['findings'], (codes) =>
    inner(codes, (images) =>
      inner(images, (count) => {
        if (typeof count === 'number' && Number.isInteger(count) && count > 0) return count
        throw fail('Its numbers must be whole, from 1.')
      }),
    ),
  )

  function inner<T>(value: unknown, of: (value: unknown) => T): Map<string, T> {
    if (!isObject(value)) throw fail('It is not a baseline.')
    return new Map(Object.entries(value).map(([key, it]) => [key, of(it)]))
  }
}

function sorted<T, U>(map: ReadonlyMap<string, T>, of: (value: T) => U): Record<string, U> {
  const rows = [...map].sort(([one], [other]) => Buffer.compare(Buffer.from(one), Buffer.from(other)))
  return Object.fromEntries(rows.map(([key, value]) => [key, of(value)]))
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
