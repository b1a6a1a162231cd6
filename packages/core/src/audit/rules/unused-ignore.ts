import { page } from '../example.ts'
import type { RuleOf } from '../rule.ts'

/** A comment that takes back what is not there. */
export const unusedIgnore: RuleOf<'unused-ignore'> = {
  code: 'unused-ignore',
  finds: 'An alt-text-ignore comment takes back a finding that is not there.',
  why: 'The image was mended, or moved away. Left standing, the comment would hide the next mistake at this place.',
  standards: [{ name: 'ESLint: unused directives', url: 'https://eslint.org/docs/latest/use/configure/rules' }],
  levels: { recommended: 'warn', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('an image that has words', '<!-- alt-text-ignore missing: later -->\n<img src="dog.jpg" alt="A dog">'),
      page('an image further on', '<!-- alt-text-ignore missing: later -->\n<p></p>\n<img src="dog.jpg">'),
    ],
    good: [
      page('one that is needed', '<!-- alt-text-ignore missing: a test of the audit -->\n<img src="dog.jpg">'),
      page('on the same line', '<p><!-- alt-text-ignore missing: a test --><img src="dog.jpg"></p>'),
      page('a blank line', '<!-- alt-text-ignore missing: a test -->\n\n<img src="dog.jpg">'),
      {
        name: 'shown in a code block',
        files: { 'a.md': '![A dog](d.png)\n\n```md\n<!-- alt-text-ignore missing: a test -->\n```\n' },
      },
      {
        name: 'in JSX',
        files: {
          'A.tsx': 'export const A = () => <p>\n  {/* alt-text-ignore missing: a test */}\n  <img src="d.png" />\n</p>',
        },
      },
      {
        name: 'before what is returned',
        files: {
          'A.tsx': 'export const A = () => (\n  // alt-text-ignore missing: a test\n  <img src="d.png" />\n)',
        },
      },
    ],
  },
  ignore({ ignore, used, unknown, asked }) {
    const idle = ignore.codes.filter((code) => !used.has(code) && !unknown.includes(code) && asked(code))
    return idle.length === 0 ? undefined : { codes: idle.join(', ') }
  },
}
