import { page } from '../example.ts'
import { nearest } from '../../nearest.ts'
import { ruleCodes } from '../../rule-settings.ts'
import type { RuleOf } from '../rule.ts'

/** A comment that does not say what it takes back, or why. */
export const unclearIgnore: RuleOf<'unclear-ignore'> = {
  code: 'unclear-ignore',
  finds: 'An alt-text-ignore comment names no rule, one that does not exist, or no reason.',
  why: 'The next reader must be able to tell whether it still holds. Write: alt-text-ignore rule-code: reason.',
  standards: [
    { name: 'ESLint: descriptions in directives', url: 'https://eslint.org/docs/latest/use/configure/rules' },
  ],
  levels: { recommended: 'warn', strict: 'error' },
  options: {},
  examples: {
    bad: [
      page('no reason', '<!-- alt-text-ignore missing -->\n<img src="dog.jpg">'),
      page('no rule', '<!-- alt-text-ignore: later -->\n<img src="dog.jpg" alt="A dog">'),
      page('no such rule', '<!-- alt-text-ignore mising: a test -->\n<img src="dog.jpg">'),
    ],
    good: [
      page('both', '<!-- alt-text-ignore missing: a test of the audit -->\n<img src="dog.jpg">'),
      page('two rules', '<!-- alt-text-ignore missing, blank: a test -->\n<img src="dog.jpg">'),
    ],
  },
  ignore({ ignore, unknown }) {
    const [first] = unknown
    if (first !== undefined) {
      return { why: 'unknown-rule', codes: unknown.join(', '), near: nearest(first, ruleCodes) ?? null }
    }
    if (ignore.codes.length === 0) return { why: 'no-rule' }
    return ignore.reason === '' ? { why: 'no-reason', codes: ignore.codes.join(', ') } : undefined
  },
}
