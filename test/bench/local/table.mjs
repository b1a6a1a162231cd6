/** One row for each, its columns below each other. */
export function tableOf(rows) {
  return rows.map(([name, value, note]) => `  ${name.padEnd(40)}${value.padStart(16)}  ${note}`).join('\n')
}

/** Whether a number is where it has to be. */
export function limit(value, most) {
  return `${value <= most ? 'kept' : 'OVER'}: at most ${most}`
}

export function median(numbers) {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[sorted.length >> 1]
}

export function spread(numbers) {
  return `${Math.min(...numbers).toFixed(2)} to ${Math.max(...numbers).toFixed(2)}`
}
