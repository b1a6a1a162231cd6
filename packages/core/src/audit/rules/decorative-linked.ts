import { markdown, page } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** A decorative image that is all there is in a link or button. */
export const decorativeLinked: RuleOf<'decorative-linked'> = {
  code: 'decorative-linked',
  finds: 'The only content of a link or button is an image that is marked as decorative.',
  why: 'The link then has no name at all: a listener hears its address. Decorative is right only where the link has words of its own.',
  standards: [
    { name: 'WCAG 2.4.4 Link Purpose', url: 'https://www.w3.org/WAI/WCAG22/Understanding/link-purpose-in-context' },
    { name: 'WCAG 4.1.2 Name, Role, Value', url: 'https://www.w3.org/WAI/WCAG22/Understanding/name-role-value' },
    { name: 'ACT c487ae', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/c487ae/' },
    { name: 'ACT 97a4e1', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/97a4e1/' },
    { name: 'WCAG F89', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F89' },
  ],
  levels: { recommended: 'warn', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('a link', '<a href="/team"><img src="team.jpg" alt=""></a>'),
      page('a button', '<button><img src="print.svg" alt=""></button>'),
      markdown('in Markdown', '[<img src="team.jpg" alt="">](/team)'),
    ],
    good: [
      page('words', '<a href="/team"><img src="team.jpg" alt=""> Our team</a>'),
      page('poor words', '<a href="/team"><img src="team.jpg" alt=""> Read more</a>'),
      page('a label', '<a href="/team" aria-label="Our team"><img src="team.jpg" alt=""></a>'),
      page('a title', '<a href="/team" title="Our team"><img src="team.jpg" alt=""></a>'),
      page('another image', '<a href="/team"><img src="line.svg" alt=""><img src="team.jpg" alt="Our team"></a>'),
      page(
        'a link that nobody meets',
        '<a href="/team" aria-hidden="true" tabindex="-1"><img src="team.jpg" alt=""></a>',
      ),
      {
        name: 'words of run time',
        files: { 'App.vue': '<template><a :href="url"><img src="a.png" alt="">{{ name }}</a></template>' },
      },
    ],
  },
  image: ({ seen: { occurrence } }) => {
    const { unnames, context } = occurrence
    return unnames === undefined
      ? undefined
      : { where: 'image', data: { control: unnames, link: context.link ?? null } }
  },
}
