import { markdown, page, picture } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An image without a text alternative, and without words for it in the captions file. */
export const missing: RuleOf<'missing'> = {
  code: 'missing',
  finds: 'An image has no text alternative, and the captions file has no words for it.',
  why: 'Who cannot see it hears its file\'s name, or nothing. Write what it says here; alt="" if it says nothing.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'WCAG F65', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F65' },
    { name: 'ACT 23a2a8', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/23a2a8/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  examples: {
    bad: [
      page('no alt', '<img src="dog.jpg">'),
      markdown('empty brackets', '![](dog.jpg)'),
      page('an alternative on the figure', '<figure><img src="dog.jpg"><figcaption>Our dog</figcaption></figure>'),
      page('a rejected draft', '<img src="dog.jpg">', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'A cat', state: 'rejected' } },
      }),
      {
        name: 'a component',
        files: { 'App.tsx': "import Image from 'next/image'\nexport default () => <Image src={dog} />" },
      },
    ],
    good: [
      page('words', '<img src="dog.jpg" alt="A dog running on the beach">'),
      page('decorative', '<img src="line.svg" alt="">'),
      page('hidden', '<p aria-hidden="true"><img src="dog.jpg"></p>'),
      page('words in the captions file', '<img src="dog.jpg">', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'A dog on the beach', state: 'approved' } },
      }),
      markdown('decorative in Markdown', '<!-- alt-text: decorative -->\n![](line.svg)'),
    ],
  },
  image: lacks('missing'),
}
