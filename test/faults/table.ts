import type { Verdict } from './judge.ts'

const columns = ['images', 'runs', 'kills', 'submissions', 'billed', 'most', 'recorded', 'reported', 'lost'] as const

/** The whole as people read it: one line for each kind of trouble, and their sum. */
export function tableOf(verdicts: readonly Verdict[]): string {
  const all = columns.map((column) => {
    const numbers = verdicts.map((verdict) => verdict[column])
    return column === 'most' ? Math.max(...numbers) : numbers.reduce((sum, number) => sum + number, 0)
  })
  const lines = [
    ['fault', ...columns, ''],
    ...verdicts.map((it) => [
      it.name,
      ...columns.map((column) => `${it[column]}`),
      it.wrong.length > 0 ? 'WRONG' : 'ok',
    ]),
    ['all', ...all.map(String), verdicts.some(({ wrong }) => wrong.length > 0) ? 'WRONG' : 'ok'],
  ]
  const widths = (lines[0] as string[]).map((_, index) => Math.max(...lines.map((line) => (line[index] ?? '').length)))
  return lines
    .map((line) =>
      line.map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0))),
    )
    .map((line) => line.join('  ').trimEnd())
    .join('\n')
}
