import { median } from '../local/table.mjs'

/** A table of Markdown, so that a run can be kept as it is printed. */
export function markdownTable(head, rows) {
  const line = (cells) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** Medians of several runs. */
export function medians(runs) {
  const of = (key) => median(runs.map((run) => run[key]))
  return { cpu: of('cpu'), wall: of('wall'), peak: Math.max(...runs.map(({ peak }) => peak)) }
}

/** A ratio beside what it must and what it should be. */
export function judged(ratio, [must, aim]) {
  const word = ratio <= aim ? 'aim' : ratio <= must ? 'must' : 'OVER'
  return `${word} (≤ ${must} / ${aim})`
}

export function digits(number) {
  return number < 0.1 ? number.toFixed(4) : number < 10 ? number.toFixed(2) : number.toFixed(1)
}
