import { leftData } from '../../left-data.ts'
import type { Rule } from '../rule.ts'

/** An image without a text alternative, and without words for it in the captions file. */
export const missing: Rule = {
  code: 'missing',
  severity: 'error',
  source: 'WCAG 1.1.1, F65; ACT 23a2a8',
  check: (look) =>
    look.seen.flatMap((seen) => {
      if (seen.outcome.kind !== 'left') return []
      const { file, range, line, column, source } = seen.occurrence
      return [{ file, range, line, column, image: source, data: leftData(seen) }]
    }),
}
