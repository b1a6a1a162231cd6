import { page, picture } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** A chart, a map or a diagram with a short draft and nothing more. */
export const longDescription: RuleOf<'long-description'> = {
  code: 'long-description',
  finds: 'A chart, a map or a diagram has a short draft, and nothing near it says what it shows.',
  why: 'A short alternative only names it. Its data belongs on the page: in the text, a table, or behind a link, where everyone can read it. Told of drafts alone: who approves one has looked.',
  standards: [
    { name: 'WCAG G92', url: 'https://www.w3.org/WAI/WCAG22/Techniques/general/G92' },
    { name: 'W3C images tutorial: complex images', url: 'https://www.w3.org/WAI/tutorials/images/complex/' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('a chart', '<img src="revenue-chart.png">', {
        files: { 'revenue-chart.png': picture },
        captions: { 'revenue-chart.png': { alt: 'Revenue by month', state: 'draft' } },
      }),
    ],
    good: [
      page('approved', '<img src="revenue-chart.png">', {
        files: { 'revenue-chart.png': picture },
        captions: { 'revenue-chart.png': { alt: 'Revenue by month', state: 'approved' } },
      }),
      page('a photograph', '<img src="dog.png">', {
        files: { 'dog.png': picture },
        captions: { 'dog.png': { alt: 'A dog', state: 'draft' } },
      }),
    ],
  },
  image: ({ seen: { occurrence, outcome } }) => {
    if (outcome.kind !== 'words' || outcome.state !== 'draft') return undefined
    const { role, decision } = occurrence
    if (role !== 'complex' || decision !== 'short-plus-finding') return undefined
    return { where: 'image', data: { key: outcome.key, words: outcome.words } }
  },
}
