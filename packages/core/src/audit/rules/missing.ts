import type { Rule } from '../rule.ts'

/** An image without a text alternative, and without words for it in the captions file. */
export const missing: Rule = {
  code: 'missing',
  severity: 'error',
  source: 'WCAG 1.1.1, F65; ACT 23a2a8',
  check: (look) =>
    look.seen.flatMap(({ occurrence, outcome, resolution }) => {
      if (outcome.kind !== 'left') return []
      const { file, range, line, column, source, kind, role, decision, suggest, reason } = occurrence
      const image = resolution.kind === 'file' ? resolution.image.key : null
      return [
        {
          file,
          range,
          line,
          column,
          image: source,
          data: { why: outcome.why, element: kind, key: image, role, decision, suggest, reason },
        },
      ]
    }),
}
