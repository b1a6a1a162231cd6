import { page } from '../example.ts'
import { lettersOf } from '../../wording/index.ts'
import type { RuleOf } from '../rule.ts'

/** An alternative that no listener hears, because an ARIA name says something else. */
export const nameDisagrees: RuleOf<'name-disagrees'> = {
  code: 'name-disagrees',
  finds: 'An image has an alternative and an ARIA name, and they say different things.',
  why: 'The ARIA name wins, and the alternative is never heard. One of them is out of date.',
  standards: [
    {
      name: 'HTML-AAM: img accessible name',
      url: 'https://www.w3.org/TR/html-aam-1.0/#img-element-accessible-name-computation',
    },
    { name: 'WCAG 2.5.3 Label in Name', url: 'https://www.w3.org/WAI/WCAG22/Understanding/label-in-name' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('two names', '<img src="dog.jpg" alt="A dog" aria-label="A cat">'),
      page('by reference', '<p id="n">A cat</p><img src="dog.jpg" alt="A dog" aria-labelledby="n">'),
    ],
    good: [
      page('one in the other', '<img src="dog.jpg" alt="A dog" aria-label="A dog on the beach">'),
      page('empty', '<img src="dog.jpg" alt="" aria-label="A dog">'),
    ],
  },
  image: ({ seen: { occurrence } }) => {
    const { verdict, alt, name } = occurrence
    if (verdict !== 'described' || alt === null || name === null) return undefined
    const [written, heard] = [lettersOf(alt), lettersOf(name)]
    if (written.includes(heard) || heard.includes(written)) return undefined
    return { where: 'image', data: { words: alt, name } }
  },
}
