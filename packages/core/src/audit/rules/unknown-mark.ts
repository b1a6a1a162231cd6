import { markdown, page } from '../example.ts'
import type { RuleOf } from '../rule.ts'
import { strayMarksIn } from '../stray-mark.ts'

/** A comment that was meant to be a mark, and does nothing. */
export const unknownMark: RuleOf<'unknown-mark'> = {
  code: 'unknown-mark',
  finds:
    'A comment looks like a mark for images and does nothing: it is misspelt, unknown, or stands where none is read.',
  why: 'Whoever wrote it believes that something is decided. Marks are alt-text: decorative, before a Markdown image, and alt-text-ignore with a rule and a reason. Looked for in sources that hold images.',
  standards: [{ name: 'ESLint: unused directives', url: 'https://eslint.org/docs/latest/use/configure/rules' }],
  levels: { recommended: 'warn', strict: 'error' },
  options: {},
  examples: {
    bad: [
      markdown('misspelt', '<!-- alt-text: decoratve -->\n![A line](line.svg)'),
      page('in capitals', '<!-- ALT-TEXT-IGNORE missing: a test -->\n<img src="dog.jpg" alt="A dog">'),
      page('of another tool', '<!-- alt-text-disable missing -->\n<img src="dog.jpg" alt="A dog">'),
      page('where an attribute says it', '<!-- alt-text: decorative -->\n<img src="dog.jpg" alt="A dog">'),
      markdown('an image with words', '<!-- alt-text: decorative -->\n![A dog](dog.jpg)'),
    ],
    good: [
      markdown('decorative', '<!-- alt-text: decorative -->\n![](line.svg)'),
      page('a note', '<!-- alt text is in the caption -->\n<img src="dog.jpg" alt="A dog">'),
      markdown('shown in a code block', '![A dog](dog.jpg)\n\n```md\n<!-- alt-text: decoratve -->\n```'),
    ],
  },
  page({ look }) {
    return strayMarksIn(look).map(({ comment, why, written, near = null, image = null }) => {
      const { range, line, column } = comment
      const data = { why, written, near, image }
      return { file: look.source.path, range, line, column, image: { kind: 'none' }, data }
    })
  },
}
