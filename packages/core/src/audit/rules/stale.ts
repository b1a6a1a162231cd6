import type { Rule } from '../rule.ts'

/** Reviewed words of a picture that has changed since: kept and injected, until someone looks. */
export const stale: Rule = {
  code: 'stale',
  severity: 'error',
  source: 'a person approved words for other bytes',
  check: (look) =>
    look.seen.flatMap(({ occurrence, outcome, resolution }) => {
      if (outcome.kind !== 'words' || !outcome.stale) return []
      const { file, range, line, column, source } = occurrence
      return [
        {
          file,
          range,
          line,
          column,
          image: source,
          data: {
            key: outcome.key,
            words: outcome.words,
            state: outcome.state,
            hash: resolution.kind === 'file' ? resolution.image.hash : null,
          },
        },
      ]
    }),
}
