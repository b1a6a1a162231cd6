import type { RuleOf } from '../rule.ts'

/** An image whose alternative only run time knows. */
export const dynamic: RuleOf<'dynamic'> = {
  code: 'dynamic',
  finds: 'Whether an image has an alternative is known at run time only.',
  why: 'No tool can tell from the source whether it is there and what it says. Look at where the value comes from.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
  ],
  levels: { recommended: 'off', strict: 'warn' },
  options: {},
  examples: {
    bad: [
      { name: 'a property', files: { 'App.tsx': 'export const A = ({ alt }) => <img src="a.png" alt={alt} />' } },
      { name: 'a spread', files: { 'App.tsx': 'export const A = (props) => <img src="a.png" {...props} />' } },
    ],
    good: [{ name: 'a constant', files: { 'App.tsx': 'export const A = () => <img src="a.png" alt={\'A dog\'} />' } }],
  },
  image: ({ seen: { occurrence } }) => {
    const { verdict, reason } = occurrence
    return verdict === 'dynamic' ? { where: 'image', data: { reason } } : undefined
  },
}
