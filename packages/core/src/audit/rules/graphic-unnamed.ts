import { page } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An inline svg, an object or anything with role="img" that has no name. */
export const graphicUnnamed: RuleOf<'graphic-unnamed'> = {
  code: 'graphic-unnamed',
  finds: 'An inline svg or element with role="img", or an object, has no name.',
  why: 'Its role says that it is an image, and nothing says of what. There is no alt here: it takes aria-label, a <title> in the svg, or aria-hidden="true" if it says nothing.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'ACT 7d6734', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/7d6734/' },
    { name: 'ACT 8fc3b6', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/8fc3b6/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  kin: 'missing',
  examples: {
    bad: [
      page('an svg', '<svg role="img"><path d="M0 0"/></svg>'),
      page('an emoji', '<span role="img">&#x1F600;</span>'),
      page('an object', '<object data="chart.svg" type="image/svg+xml"></object>'),
    ],
    good: [
      page('a title', '<svg role="img"><title>Rising prices</title><path d="M0 0"/></svg>'),
      page('a label', '<span role="img" aria-label="A smile">&#x1F600;</span>'),
      page('hidden', '<svg role="img" aria-hidden="true"><path d="M0 0"/></svg>'),
      page('an svg that is no image', '<svg><path d="M0 0"/></svg>'),
    ],
  },
  image: lacks('graphic-unnamed'),
}
