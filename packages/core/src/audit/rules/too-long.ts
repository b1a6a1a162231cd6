import { page } from '../example.ts'
import { ofWords } from '../flaw-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An alternative that is longer than fits what the image does there. */
export const tooLong: RuleOf<'too-long'> = {
  code: 'too-long',
  finds: 'The alternative is longer than fits what the image does here.',
  why: 'A listener cannot skip within it or stop and go back. The standards set no limit; what needs more room belongs on the page, where all can read it.',
  standards: [
    { name: 'W3C images tutorial: tips', url: 'https://www.w3.org/WAI/tutorials/images/tips/' },
    { name: 'WCAG G92', url: 'https://www.w3.org/WAI/WCAG22/Techniques/general/G92' },
  ],
  levels: { recommended: 'warn', strict: 'warn' },
  options: { informative: 250, functional: 125, complex: 250, text: 600 },
  examples: {
    bad: [
      page('a paragraph', `<img src="dog.jpg" alt="${'A dog that runs along the beach. '.repeat(9)}">`),
      page('a link', `<a href="/team"><img src="team.jpg" alt="${'The people who work here. '.repeat(6)}"></a>`),
      page('a limit of its own', '<img src="dog.jpg" alt="A dog on the beach">', { options: { informative: 10 } }),
    ],
    good: [
      page(
        'a sentence',
        '<img src="dog.jpg" alt="A brown dog with a red collar runs along the beach at sunset, a ball in its mouth.">',
      ),
      page('a scan', `<img src="letter-scan.png" alt="${'Dear Sir or Madam, we thank you. '.repeat(9)}">`),
    ],
  },
  image: (subject, options) => {
    const { spoken, seen } = subject
    if (spoken === undefined) return undefined
    const { role } = seen.occurrence
    const most = role === null || role === 'redundant' ? options.informative : options[role]
    const { length } = spoken.text
    return most === undefined || length <= most ? undefined : ofWords(subject, { length, most, role })
  },
}
