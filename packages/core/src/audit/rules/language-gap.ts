import { page, picture } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An image with words in other languages than that of its page. */
export const languageGap: RuleOf<'language-gap'> = {
  code: 'language-gap',
  finds: 'The captions file has words for an image, but none in the language of the page.',
  why: 'Words in another language than the page are read with the wrong voice and are not understood, so none are put in.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'WCAG 3.1.2 Language of Parts', url: 'https://www.w3.org/WAI/WCAG22/Understanding/language-of-parts' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  kin: 'missing',
  examples: {
    bad: [
      page('a German page', '<html lang="de"><img src="dog.jpg"></html>', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'A dog on the beach', state: 'approved' } },
      }),
    ],
    good: [
      page('words for it', '<html lang="de"><img src="dog.jpg"></html>', {
        files: { 'dog.jpg': picture },
        captions: {
          'dog.jpg': {
            alt: 'A dog on the beach',
            state: 'approved',
            languages: { de: { alt: 'Ein Hund am Strand', state: 'edited' } },
          },
        },
      }),
      page('a region', '<html lang="en-GB"><img src="dog.jpg"></html>', {
        files: { 'dog.jpg': picture },
        captions: { 'dog.jpg': { alt: 'A dog on the beach', state: 'approved' } },
      }),
    ],
  },
  image: lacks('language-gap'),
}
