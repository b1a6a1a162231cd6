import { page } from '../example.ts'
import { lacks } from '../lack-rule.ts'
import type { RuleOf } from '../rule.ts'

/** An image button or an area of an image map without a name. */
export const controlUnnamed: RuleOf<'control-unnamed'> = {
  code: 'control-unnamed',
  finds: 'An image button, or an area of an image map that leads somewhere, has no name.',
  why: 'A listener hears “button” or “link” and nothing else. Say what it does or where it leads; an empty alternative leaves it without a name.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
    { name: 'WCAG 4.1.2 Name, Role, Value', url: 'https://www.w3.org/WAI/WCAG22/Understanding/name-role-value' },
    { name: 'WCAG H36', url: 'https://www.w3.org/WAI/WCAG22/Techniques/html/H36' },
    { name: 'WCAG H24', url: 'https://www.w3.org/WAI/WCAG22/Techniques/html/H24' },
    { name: 'ACT 59796f', url: 'https://www.w3.org/WAI/standards-guidelines/act/rules/59796f/' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  kin: 'missing',
  examples: {
    bad: [
      page('an image button', '<input type="image" src="go.png">'),
      page('an empty one', '<input type="image" src="go.png" alt="">'),
      page(
        'an area',
        '<img src="map.png" alt="Our offices" usemap="#m"><map name="m"><area href="/paris" shape="rect" coords="0,0,9,9"></map>',
      ),
    ],
    good: [
      page('named', '<input type="image" src="go.png" alt="Search">'),
      page('a label', '<label>Search <input type="image" src="go.png"></label>'),
      page('an area that leads nowhere', '<map name="m"><area shape="rect" coords="0,0,9,9"></map>'),
    ],
  },
  image: lacks('control-unnamed'),
}
