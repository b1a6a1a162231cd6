import { page } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An alternative that stands there and says nothing. */
export const blank: RuleOf<'blank'> = {
  code: 'blank',
  finds: 'An alternative stands there and says nothing: spaces, characters that nobody sees or hears, undefined, null.',
  why: 'It is neither words nor the decision that none are needed (alt=""), and some screen readers read the file\'s name. A build never writes over it, since somebody wrote it.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'WCAG F65', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F65' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  kin: 'missing',
  examples: {
    bad: [
      page('spaces', '<img src="dog.jpg" alt=" ">'),
      page('a zero-width space', '<img src="dog.jpg" alt="&#8203;">'),
      { name: 'undefined', files: { 'App.tsx': 'export default () => <img src="dog.jpg" alt={undefined} />' } },
    ],
    good: [page('empty', '<img src="dog.jpg" alt="">'), page('words', '<img src="dog.jpg" alt="A dog">')],
  },
  image: lacks('blank'),
}
