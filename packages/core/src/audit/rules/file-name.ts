import { markdown, page } from '../example.ts'
import { hasFlaw } from '../flaw-rule.ts'
import type { RuleOf } from '../rule.ts'

/** The name of a file in the place of words. */
export const fileName: RuleOf<'file-name'> = {
  code: 'file-name',
  finds: "The alternative is the name of a file: the image's own, or what a camera or a tool calls its files.",
  why: "It says how the picture is stored, not what it says. A bare word that is the file's stem may be right, and passes: nyhavn.jpg may show Nyhavn.",
  standards: [
    { name: 'WCAG F30', url: 'https://www.w3.org/WAI/WCAG22/Techniques/failures/F30' },
    { name: 'ACT 9eb3f6', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/9eb3f6/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('its own', '<img src="/photos/dog.jpg" alt="dog.jpg">'),
      page('a camera', '<img src="dog.jpg" alt="DSC_0042">'),
      markdown('a screenshot', '![Screenshot 2024-03-01 at 10.11.12](shot.png)'),
      page('a slug', '<img src="red_bicycle_01.png" alt="red_bicycle_01">'),
      page('its address', '<img src="https://example.com/pictures/dog" alt="https://example.com/pictures/dog">'),
      page('a digest', '<img src="dog.jpg" alt="94251e110d24a4c2b6e6ce76e7203374">'),
    ],
    good: [
      page('a stem that is a word', '<img src="nyhavn.jpg" alt="Nyhavn">'),
      page(
        'a brand',
        '<img src="github.svg" alt="GitHub"><img src="auth0.svg" alt="Auth0"><img src="coca-cola.png" alt="Coca-Cola">',
      ),
      page('a word with a hyphen', '<img src="t-shirt.jpg" alt="T-shirt"><img src="covid-19.png" alt="COVID-19">'),
      page('about a file', '<img src="shot.png" alt="The file dog.jpg in the list of changes">'),
      page('a version', '<img src="win.png" alt="Windows 11">'),
    ],
  },
  image: hasFlaw('file-name'),
}
