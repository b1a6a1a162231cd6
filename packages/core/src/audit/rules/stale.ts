import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** Reviewed words of a picture that has changed since: kept and injected, until someone looks. */
export const stale: RuleOf<'stale'> = {
  code: 'stale',
  finds: 'A picture has changed since a person approved or wrote its words.',
  why: 'The words may describe what is no longer there. They stay in force until someone looks.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('other bytes', '<img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { hash: 'sha256-00000000000000000000000000000000', alt: 'A dog', state: 'approved' } },
      }),
    ],
    good: [
      page('the same bytes', '<img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog', state: 'approved' } },
      }),
    ],
  },
  image: ({ seen: { outcome, resolution } }) => {
    if (outcome.kind !== 'words' || !outcome.stale) return undefined
    const { key, words, state } = outcome
    const hash = resolution.kind === 'file' ? resolution.image.hash : null
    return { where: 'image', data: { key, words, state, hash } }
  },
}
