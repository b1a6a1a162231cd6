import type { RuleOf } from '../rule.ts'

/** A source that could not be read. It may hold any number of images: never taken for none. */
export const sourceUnreadable: RuleOf<'source-unreadable'> = {
  code: 'source-unreadable',
  finds: 'A source could not be read.',
  why: 'It may hold any number of images, and none of them was looked at.',
  standards: [
    { name: 'WCAG 1.1.1 Non-text Content', url: 'https://www.w3.org/WAI/WCAG22/Understanding/non-text-content' },
  ],
  levels: { recommended: 'error', strict: 'error' },
  options: {},
  lackingOnly: true,
  examples: {
    bad: [{ name: 'not understood', files: { 'App.tsx': 'export default () => <img src="a.png" <' } }],
    good: [{ name: 'understood', files: { 'App.tsx': 'export default () => <img src="a.png" alt="A dog" />' } }],
  },
  page: ({ look: { source, error } }) => {
    if (error === undefined) return []
    const { line = 1, column = 1 } = error.place ?? {}
    const data = { error: error.code, message: error.message, fix: error.fix ?? null }
    return [{ file: source.path, range: { start: 0, end: 0 }, line, column, image: { kind: 'none' }, data }]
  },
}
