import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

const page = `# Title {#own-id}

<!-- a comment, with <img src="no.png"> and */ in it
-->

![](first.png)

## Not {an expression} {#other}\r
<!-- alt-text: decorative -->
![](second.png)

<img src={require('./third.png').default} /> <!-- more -->

\`<!--\` is code, and so is this:

\`\`\`html
<!-- <img src="no.png"> -->
\`\`\`
`.replace('{an expression}', '{"an expression"}')

const source = { path: 'docs/page.md', language: 'mdx', text: page } as const

test('where Docusaurus lets comments and heading ids stand in MDX, images keep their places', async () => {
  const found = await scanSource(source, { legacyMdx: true })
  expect(found.map(({ verdict, line, range }) => [verdict, line, page.slice(range.start, range.end)])).toEqual([
    ['missing', 6, '![](first.png)'],
    ['decorative', 10, '![](second.png)'],
    ['missing', 12, "<img src={require('./third.png').default} />"],
  ])
})

test('everywhere else they are an error, as in the compilers', async () => {
  await expect(scanSource(source)).rejects.toMatchObject({ code: 'SOURCE_UNREADABLE' })
})
