import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** Words that nobody has looked at. */
export const unreviewed: RuleOf<'unreviewed'> = {
  code: 'unreviewed',
  finds: 'The words of an image are a draft that nobody has reviewed.',
  why: 'A model sees a picture, not what it is for, and errs with confidence. Approve the draft, correct it or reject it.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'W3C alt decision tree', url: 'https://www.w3.org/WAI/tutorials/images/decision-tree/' },
  ],
  levels: { recommended: 'warn', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('a draft, used twice', '<img src="dog.png"><img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog on the beach', state: 'draft', by: 'mock' } },
      }),
      page('a draft for one place', '<a href="/team"><img src="dog.png"></a>', {
        files: { 'dog.png': picture },
        captions: {
          'dog.png': {
            alt: 'A dog on the beach',
            state: 'approved',
            uses: [
              { in: 'index.html', role: 'functional', target: '/team', alt: 'Our team', state: 'draft', by: 'page' },
            ],
          },
        },
      }),
    ],
    good: [
      page('approved', '<img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog on the beach', state: 'approved', by: 'mock' } },
      }),
    ],
  },
  image: ({ seen: { outcome } }) => {
    if (outcome.kind !== 'words' || outcome.state !== 'draft') return undefined
    const { key, words, by = null, use, spoken } = outcome
    const place = use && { page: use.in, role: use.role, target: use.target ?? null }
    const language = spoken === undefined ? {} : { language: spoken }
    return { where: 'entry', key, part: use ?? spoken, data: { key, words, by, ...place, ...language } }
  },
}
