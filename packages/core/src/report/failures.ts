import type { FillFailure } from '../fill-failure.ts'

/** So many places are enough to find the rest by. */
const shown = 10

/** Pictures that got no words, as lines: what is wrong is said once, however many it strikes. */
export function wordFailures(failures: readonly FillFailure[]): string[] {
  const groups = new Map<string, FillFailure[]>()
  for (const failure of failures) {
    const reasons = failure.reasons.join(' ')
    const group = groups.get(reasons)
    if (group === undefined) groups.set(reasons, [failure])
    else group.push(failure)
  }
  return [...groups].flatMap(([reasons, group]) => linesOf(reasons, group))
}

function linesOf(reasons: string, group: readonly FillFailure[]): string[] {
  const [first] = group
  if (first === undefined) return []
  if (group.length === 1) return [`${placeOf(first)} got no words. ${reasons}`]
  const more = group.length - shown
  return [
    `${group.length} images got no words. ${reasons}`,
    ...group.slice(0, shown).map((failure) => `  ${placeOf(failure)}`),
    ...(more > 0 ? [`  … and ${more} more.`] : []),
  ]
}

function placeOf({ key, seen: { occurrence } }: FillFailure): string {
  return `${occurrence.file}:${occurrence.line}:${occurrence.column}  ${key}`
}
