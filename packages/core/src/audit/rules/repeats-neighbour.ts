import { page } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** An alternative that the words beside the image say already. */
export const repeatsNeighbour: RuleOf<'repeats-neighbour'> = {
  code: 'repeats-neighbour',
  finds: 'The caption, the text of the link or the words right beside an image say the same as its alternative.',
  why: 'It is read twice. If they say all that the image does, alt="" is right; if it shows more, say that.',
  standards: [
    { name: 'WCAG H2', url: 'https://www.w3.org/WAI/WCAG22/Techniques/html/H2' },
    { name: 'W3C alt decision tree', url: 'https://www.w3.org/WAI/tutorials/images/decision-tree/' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('a caption', '<figure><img src="dog.jpg" alt="Our dog Rex"><figcaption>Our dog Rex.</figcaption></figure>'),
      page(
        'a numbered caption',
        '<figure><img src="dog.jpg" alt="Our dog Rex"><figcaption>Figure 2: Our dog Rex</figcaption></figure>',
      ),
      page('the text of its link', '<a href="/team"><img src="team.jpg" alt="Our team">Our team</a>'),
      page('the text beside it', '<ul><li><img src="phone.svg" alt="Telephone"> Telephone</li></ul>'),
    ],
    good: [
      page(
        'a caption that says more',
        '<figure><img src="dog.jpg" alt="A brown dog"><figcaption>Rex at home</figcaption></figure>',
      ),
      page('empty', '<a href="/team"><img src="team.jpg" alt="">Our team</a>'),
      page(
        'a link needs its own name',
        '<a href="/team"><img src="team.jpg" alt="Our team"></a> <span>Our team</span>',
      ),
      page(
        'a name by reference',
        '<figure><img src="dog.jpg" aria-labelledby="c"><figcaption id="c">Our dog Rex</figcaption></figure>',
      ),
      page('a heading', '<h2>Dashboard</h2><img src="shot.png" alt="Dashboard">'),
    ],
  },
  image: (subject) => {
    const { flaw, spoken } = subject
    if (flaw?.kind !== 'repeats-neighbour' || spoken === undefined) return undefined
    // The same words may be right elsewhere, so this is told here and not at the entry.
    return { where: 'image', data: { words: spoken.text, found: flaw.found } }
  },
}
