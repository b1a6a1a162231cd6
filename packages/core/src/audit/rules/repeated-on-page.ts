import { page, picture } from '../example.ts'
import { isKnown, isSamePicture } from '../identity.ts'
import type { Found, RuleOf } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { lettersOf } from '../../wording/index.ts'

/** One alternative for several pictures of one page. */
export const repeatedOnPage: RuleOf<'repeated-on-page'> = {
  code: 'repeated-on-page',
  finds: 'Several different images of one page have the same alternative.',
  why: 'A listener cannot tell them apart, or takes them for one. Say what differs; where one speaks for a group, the others are alt="".',
  standards: [
    { name: 'W3C images tutorial: groups of images', url: 'https://www.w3.org/WAI/tutorials/images/groups/' },
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      page('two pictures', '<img src="one.jpg" alt="Our product"><img src="two.jpg" alt="Our product">'),
      page(
        'two targets',
        '<a href="/a"><img src="a.svg" alt="Read more"></a><a href="/b"><img src="b.svg" alt="Read more"></a>',
      ),
    ],
    good: [
      page('no words at all', '<img src="a.jpg" alt="image"><img src="b.jpg" alt="image">'),
      page('one picture twice', '<img src="dog.jpg" alt="A dog"><img src="dog.jpg" alt="A dog">'),
      page('copies', '<img src="a.png" alt="A dog"><img src="b.png" alt="A dog">', {
        files: { 'a.png': picture, 'b.png': picture },
      }),
      page('two themes', '<img src="logo-dark.svg" alt="Acme"><img src="logo-light.svg" alt="Acme">'),
      page('two sizes', '<img src="dog-320w.jpg" alt="A dog"><img src="dog@2x.webp" alt="A dog">'),
      page(
        'one target',
        '<a href="/a"><img src="a.svg" alt="Our team"></a> or <a href="/a"><img src="b.svg" alt="Our team"></a>',
      ),
      page('a group', '<img src="star.svg" alt="4 of 5"><img src="star.svg" alt=""><img src="half.svg" alt="">'),
    ],
  },
  page({ subjects }) {
    const first = new Map<string, Subject>()
    return subjects.flatMap((subject) => repeats(subject, first) ?? [])
  },
}

function repeats(subject: Subject, first: Map<string, Subject>): Found | undefined {
  const { spoken, seen, flaw } = subject
  if (spoken === undefined || !isKnown(seen)) return undefined
  // That these are no words is told already, of each.
  if (flaw !== undefined && flaw.kind !== 'redundant-words' && flaw.kind !== 'repeats-neighbour') return undefined
  const letters = lettersOf(spoken.text)
  const other = first.get(letters)
  if (other === undefined) {
    first.set(letters, subject)
    return undefined
  }
  if (letters === '' || isSamePicture(seen, other.seen)) return undefined
  const { link } = seen.occurrence.context
  if (link !== undefined && link === other.seen.occurrence.context.link) return undefined
  return subject.at({ words: spoken.text, first: other.seen.occurrence.line })
}
