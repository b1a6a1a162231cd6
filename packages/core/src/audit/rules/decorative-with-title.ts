import { isBlank } from '../../blank.ts'
import { page } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** A decorative image with a title. */
export const decorativeWithTitle: RuleOf<'decorative-with-title'> = {
  code: 'decorative-with-title',
  finds: 'An image that is marked as decorative has a title.',
  why: 'An empty alternative says that it says nothing, and the title says something, which some screen readers read. Take the title away, or put its words in alt.',
  standards: [
    { name: 'WCAG H67', url: 'https://www.w3.org/WAI/WCAG22/Techniques/html/H67' },
    { name: 'WCAG F38', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F38' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [page('a title', '<img src="line.svg" alt="" title="A line">')],
    good: [
      page('none', '<img src="line.svg" alt="">'),
      page('an empty one', '<img src="line.svg" alt="" title="">'),
      page('words', '<img src="dog.jpg" alt="A dog" title="Rex">'),
    ],
  },
  image: ({ seen: { occurrence } }) => {
    const { verdict, title = '' } = occurrence
    return verdict === 'decorative' && !isBlank(title) ? { where: 'image', data: { title } } : undefined
  },
}
