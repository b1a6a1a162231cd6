/** The known name that a misspelt one is closest to; `undefined` when none is close. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const ranked = known.map((it) => ({ it, distance: distanceOf(name.toLowerCase(), it.toLowerCase()) }))
  const best = ranked.sort((one, other) => one.distance - other.distance)[0]
  return best !== undefined && best.distance <= Math.max(2, name.length / 3) ? best.it : undefined
}

/** Edits (put in, take out, change) from one word to another. */
function distanceOf(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i++) {
    const next = [i]
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] as number) + (one[i - 1] === other[j - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[j] as number) + 1, (next[j - 1] as number) + 1))
    }
    row = next
  }
  return row[other.length] as number
}
