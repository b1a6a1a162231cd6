import { markdown, page } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An image that is all there is in a link or button, and has no alternative. */
export const linkUnnamed: RuleOf<'link-unnamed'> = {
  code: 'link-unnamed',
  finds: 'The only content of a link or button is an image without a text alternative.',
  why: 'A listener hears “link” and an address. Here the alternative is not what the picture shows but where the link leads or what the button does.',
  standards: [
    { name: 'WCAG 2.4.4 Link Purpose', url: 'https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context' },
    { name: 'WCAG 4.1.2 Name, Role, Value', url: 'https://www.w3.org/WAI/WCAG22/Understanding/name-role-value' },
    { name: 'WCAG H30', url: 'https://www.w3.org/WAI/WCAG22/Techniques/html/H30' },
    { name: 'ACT c487ae', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/' },
    { name: 'W3C images tutorial: functional images', url: 'https://www.w3.org/WAI/tutorials/images/functional/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  kin: 'missing',
  examples: {
    bad: [
      page('a link', '<a href="/team"><img src="arrow.svg"></a>'),
      page('a button', '<button><img src="print.svg"></button>'),
      markdown('in Markdown', '[![](arrow.svg)](/team)'),
      page('blank', '<a href="/team"><img src="arrow.svg" alt=" "></a>'),
    ],
    good: [
      page('its target', '<a href="/team"><img src="arrow.svg" alt="Our team"></a>'),
      page('words in the link', '<a href="/team"><img src="arrow.svg" alt=""> Our team</a>'),
      page('a name by ARIA', '<a href="/team" aria-label="Our team"><img src="arrow.svg" alt=""></a>'),
    ],
  },
  image: lacks('link-unnamed'),
}
