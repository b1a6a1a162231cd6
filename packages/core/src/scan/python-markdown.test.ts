import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

const page = `# Title

!!! note "A title"

    ![](note.png){ width=300 }

    \`\`\`md
    ![](code.png)

    !!! tip
        ![](code.png)
    \`\`\`

    ??? tip

        ![](nested.png)

???+ warning
    ![](open.png)

=== "One"

    ![](one.png)

===! "Two"

    1. ![](two.png)

<figure markdown="span">
  ![](figure.png){ align=left }
  <figcaption>Words</figcaption>
</figure>

<div class="grid cards" markdown>

-   ![](card.png)

</div>

<div>
![](html.png)
</div>

A heading
===

    ![](code.png)

- !!! is text

      ![](code.png)
`

const source = { path: 'docs/page.md', language: 'markdown', text: page } as const
const images = async (pythonMarkdown: boolean): Promise<string[]> =>
  (await scanSource(source, { pythonMarkdown })).map(({ range, slot }) => {
    expect(page.slice(range.start, (slot?.at ?? 0) + 1)).toBe('![]')
    return page.slice(range.start, range.end)
  })

test('what is indented below an admonition or a tab is no code, and what a tag holds may be Markdown', async () => {
  expect(await images(true)).toEqual([
    '![](note.png)',
    '![](nested.png)',
    '![](open.png)',
    '![](one.png)',
    '![](two.png)',
    '![](figure.png)',
    '![](card.png)',
  ])
})

test('everywhere else it is what CommonMark says', async () => {
  expect(await images(false)).toEqual(['![](open.png)', '![](card.png)'])
})
