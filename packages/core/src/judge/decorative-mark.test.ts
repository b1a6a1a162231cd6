import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

test.each([
  ['before the image', '<!-- alt-text: decorative -->\n![](a.svg)\n\n![](b.svg)\n', ['decorative', 'missing']],
  ['with a blank line between', '<!-- alt-text: decorative -->\n\n![](a.svg)\n', ['decorative']],
  ['before a linked image', '<!-- alt-text: decorative -->\n\n[![](a.svg)](/x)\n', ['decorative']],
  ['words between', '<!-- alt-text: decorative -->\n\nWords ![](a.svg)\n', ['missing']],
  ['another comment', '<!-- note -->\n\n![](a.svg)\n', ['missing']],
])('%s', async (_, text, verdicts) => {
  const found = await scanSource({ path: 'a.md', language: 'markdown', text })
  expect(found.map(({ verdict }) => verdict)).toEqual(verdicts)
})
