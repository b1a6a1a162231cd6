import { page } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** An image whose only name is its title. */
export const titleOnly: RuleOf<'title-only'> = {
  code: 'title-only',
  finds: 'The only name of an image is its title attribute.',
  why: 'It counts as a name, as the last resort; but it is not shown where the image is not, nor to who uses a keyboard or touch. Put the words in alt, or in the aria-label of what has none.',
  standards: [
    {
      name: 'HTML-AAM: img accessible name',
      url: 'https://www.w3.org/TR/html-aam-1.0/#img-element-accessible-name-computation',
    },
    { name: 'HTML: the title attribute', url: 'https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('an image', '<img src="dog.jpg" title="A dog">'),
      page('a button', '<input type="image" src="go.png" title="Search">'),
      page('an object', '<object data="chart.svg" title="Rising prices"></object>'),
    ],
    good: [page('both', '<img src="dog.jpg" alt="A dog" title="Taken in May">')],
  },
  image: ({ seen: { occurrence } }) => {
    const { verdict, reason, name, kind } = occurrence
    return verdict === 'named' && reason === 'title'
      ? { where: 'image', data: { words: name, element: kind } }
      : undefined
  },
}
