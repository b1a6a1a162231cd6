import { afterEach, expect, test } from 'vitest'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import { folderOf, remove } from './site.ts'

afterEach(remove)

async function strays(file: string, text: string): Promise<string[]> {
  const pipeline = await createPipeline(resolveConfig({}, { root: folderOf({ files: { [file]: text } }) }))
  const { findings } = await audit(pipeline)
  return findings.flatMap(({ code, line, data: { why, near, image } }) =>
    code === 'unknown-mark' ? [[line, why, near ?? image].filter((it) => it !== null).join(' ')] : [],
  )
}

const decorative = '1 misspelt alt-text: decorative'
const ignore = '1 misspelt alt-text-ignore rule-code: reason'

test.each([
  ['a.md', '<!-- alt-text: decoratve -->\n![](a.png)', decorative],
  ['a.md', '<!-- alttext: decorative -->\n![](a.png)', decorative],
  ['a.md', '<!-- alt-text decorative -->\n![](a.png)', decorative],
  ['a.md', '<!-- alt-text-decorative -->\n![](a.png)', decorative],
  ['a.md', '<!-- alt-txt: decorative -->\n![](a.png)', decorative],
  ['a.md', '<!-- alt-text: decoration -->\n![](a.png)', decorative],
  ['a.mdx', '{/* alt-text: decorativ */}\n\n![](a.png)', decorative],
  ['a.html', '<!-- Alt-Text-Ignore missing: a test -->\n<img src="a.png">', ignore],
  ['a.html', '<!-- alt-text-ingore missing: a test -->\n<img src="a.png">', ignore],
  ['a.html', '<!-- alt-text ignore missing: a test -->\n<img src="a.png">', ignore],
  [
    'a.vue',
    '<template>\n<!-- alt_text_ignore missing: a test -->\n<img src="a.png"></template>',
    ignore.replace('1', '2'),
  ],
  ['a.svelte', '<!-- alt-tex-ignore missing: a test -->\n<img src="a.png">', ignore],
  ['a.astro', '<!-- altext-ignore missing: a test -->\n<img src="a.png">', ignore],
  [
    'a.jsx',
    'export default () => (\n  // alt-text-ignor missing: a test\n  <img src="a.png" />\n)',
    ignore.replace('1', '2'),
  ],
  ['a.jsx', 'export default () => <p>{/* alt-text--ignore missing: a */}\n<img src="a.png" /></p>', ignore],
  ['a.html', '<!-- alt-text-disable-next-line missing -->\n<img src="a.png">', '1 unknown'],
  ['a.md', '<!-- alt-text: hidden -->\n![](a.png)', '1 unknown'],
])('what is nearly a mark is told of: %s %j', async (file, text, expected) => {
  expect(await strays(file, text)).toEqual([expected])
})

test.each([
  ['a.html', '<!-- alt-text: decorative -->\n<img src="a.png">', '1 idle markup'],
  ['a.jsx', 'export default () => <p>{/* alt-text: decorative */}\n<img src="a.png" /></p>', '1 idle markup'],
  ['a.md', '<!-- alt-text: decorative -->\n![A dog](a.png)', '1 idle described'],
  ['a.md', '![](a.png)\n\n<!-- alt-text: decorative -->', '3 idle'],
  ['a.md', '<!-- alt-text: decorative -->\n\nWords.\n\n![](a.png)', '1 idle'],
])('and what is one, and stands where it does nothing: %s %j', async (file, text, expected) => {
  expect(await strays(file, text)).toEqual([expected])
})

test.each([
  ['a.md', '<!-- alt-text: decorative -->\n![](a.png)\n\n<!-- alt-text:decorative, says Kim -->\n\n![](b.png)'],
  ['a.md', '<!-- ALT-TEXT: Decorative -->\n![](a.png)'],
  ['a.md', '![](a.png) `<!-- alt-text: decoratve -->`\n\n```html\n<!-- alt-text-ingore missing: a -->\n```'],
  [
    'a.html',
    '<!-- alt text ignored by screen readers --><!-- alt-text: a dog on the beach --><img src="a.png" alt="A">',
  ],
  ['a.html', '<!-- alt-text: decorative -->\n<img src="a.png" alt="">'],
  ['a.jsx', '// alt-text-map of all images\n// alternate text\nexport default () => <img src="a.png" alt="A dog" />'],
  ['a.html', '<!-- alt-text-ignore missing: a test -->\n<img src="a.png">'],
])('notes and marks that hold are not: %s %j', async (file, text) => {
  expect(await strays(file, text)).toEqual([])
})

test('a second audit says the same', async () => {
  const root = folderOf({ files: { 'a.md': '<!-- alt-text: decoratve -->\n![A dog](a.png)' } })
  const codes = async () => {
    const pipeline = await createPipeline(resolveConfig({}, { root }))
    const { findings } = await audit(pipeline)
    pipeline.remember()
    return findings.map(({ code }) => code)
  }
  const first = await codes()
  expect(first).toContain('unknown-mark')
  expect(await codes()).toEqual(first)
})

test('a rule that is misspelt in a comment has a near one', async () => {
  const files = { 'a.html': '<!-- alt-text-ignore mising: a test -->\n<img src="a.png" alt="A dog">' }
  const { findings } = await audit(await createPipeline(resolveConfig({}, { root: folderOf({ files }) })))
  expect(findings.find(({ code }) => code === 'unclear-ignore')?.data).toMatchObject({ near: 'missing' })
})
