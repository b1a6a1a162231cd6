import { afterEach, describe, expect, test } from 'vitest'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import type { Finding } from '@alt-text/core'
import { ignoresIn } from '../../packages/core/src/audit/ignore.ts'
import { suppress } from '../../packages/core/src/audit/suppress.ts'
import { folderOf, remove } from './site.ts'

afterEach(remove)

const comment = '<!-- alt-text-ignore missing: a -->\n'

function finding(line: number): Finding {
  const image = { kind: 'none' } as const
  return {
    code: 'missing',
    severity: 'error',
    file: 'a.html',
    line,
    column: 1,
    range: { start: 0, end: 0 },
    image,
    data: {},
  }
}

async function found(file: string, text: string, rules?: readonly string[]): Promise<string[]> {
  const config = resolveConfig({}, { root: folderOf({ files: { [file]: text } }) })
  const report = await audit(await createPipeline(config), { rules })
  const lines = report.findings.map(({ code, line }) => `${line} ${code}`)
  return report.ignored === 0 ? lines : [...lines, `${String(report.ignored)} ignored`]
}

describe('a comment on the line before takes a finding back', () => {
  test.each([
    ['a.html', '<!-- alt-text-ignore missing: a test -->\n<img src="a.png">'],
    ['a.html', '<!--alt-text-ignore missing:a test-->\n\n\n<img src="a.png">'],
    ['a.html', '<!-- alt-text-ignore missing:\n  a test in\n  three lines -->\n<img src="a.png">'],
    ['a.html', '<p><!-- alt-text-ignore missing: a test --> <img src="a.png">'],
    ['a.html', '\uFEFF<!-- alt-text-ignore missing: a test -->\r\n<img src="a.png">\r\n'],
    ['a.md', '<!-- alt-text-ignore missing: a test -->\n![](a.png)'],
    ['a.md', '# A\n\n- <!-- alt-text-ignore missing: a test -->\n  ![](a.png)'],
    ['a.mdx', '{/* alt-text-ignore missing: a test */}\n\n![](a.png)'],
    ['a.mdx', '<p>\n  {/* alt-text-ignore missing: a test */}\n  <img src="a.png" />\n</p>'],
    ['a.vue', '<template>\n<!-- alt-text-ignore missing: a test -->\n<img src="a.png">\n</template>'],
    ['a.svelte', '<!-- alt-text-ignore missing: a test -->\n<img src="a.png">'],
    ['a.svelte', '{#if a}\n<!-- alt-text-ignore missing: a test -->\n<img src="a.png">\n{/if}'],
    ['a.astro', '<!-- alt-text-ignore missing: a test -->\n<img src="a.png">'],
    ['a.astro', '{items.map(() => (\n  /* alt-text-ignore missing: a test */\n  <img src="a.png" />\n))}'],
    ['a.jsx', 'export default () => <p>\n{/* alt-text-ignore missing: a test */}\n<img src="a.png" /></p>'],
    ['a.jsx', 'export default () => (\n  // alt-text-ignore missing: a test\n  <img src="a.png" />\n)'],
    ['a.jsx', 'export default () => ok && (\n  /* alt-text-ignore missing: a test */\n  <img src="a.png" />\n)'],
  ])('%s: %j', async (file, text) => {
    expect(await found(file, text)).toEqual(['1 ignored'])
  })
})

test('of several images on the line all, and of those before it none', async () => {
  const comment = '<!-- alt-text-ignore missing: a test -->'
  expect(await found('a.html', `${comment}\n<img src="a.png"><img src="b.png">`)).toEqual(['2 ignored'])
  expect(await found('a.html', `<img src="a.png">${comment}\n<p></p>`)).toEqual(['1 missing', '1 unused-ignore'])
})

test('two comments above one image, each for its rule', async () => {
  const text = '<!-- alt-text-ignore too-long: a test -->\n<!-- alt-text-ignore missing: a test -->\n<img src="a.png">'
  expect(await found('a.html', text)).toEqual(['1 unused-ignore', '1 ignored'])
})

test('another rule is not taken back, and a comment without a reason is told of', async () => {
  expect(await found('a.html', '<!-- alt-text-ignore blank: a test -->\n<img src="a.png">')).toEqual([
    '1 unused-ignore',
    '2 missing',
  ])
  expect(await found('a.html', '<!-- alt-text-ignore missing -->\n<img src="a.png">')).toEqual([
    '1 unclear-ignore',
    '1 ignored',
  ])
})

test('a rule that was not asked needs no comment in this run, and none is told to be unused', async () => {
  const text = '<!-- alt-text-ignore title-only: a test -->\n<img src="a.png" alt="A dog">'
  expect(await found('a.html', text, ['missing', 'unused-ignore'])).toEqual([])
  expect(await found('a.html', text, ['title-only', 'unused-ignore'])).toEqual(['1 unused-ignore'])
})

test('what only shows such a comment holds for nothing', async () => {
  const shown = '`<!-- alt-text-ignore missing: why -->`'
  expect(await found('a.md', `Write ${shown} before it. ![](a.png)`)).toEqual(['1 missing'])
  const fence = '~~~html\n<!-- alt-text-ignore missing: why -->\n<img src="a.png">\n~~~\n\n![](a.png)'
  expect(await found('a.md', fence)).toEqual(['6 missing'])
})

test('a source that cannot be read is not excused', async () => {
  const text = '// alt-text-ignore source-unreadable: a test\nexport default <img src="a.png"'
  expect(await found('a.jsx', text)).toContainEqual(expect.stringContaining('source-unreadable'))
})

test('very many comments, and as many findings, take no time', () => {
  const text = `${comment.repeat(20_000)}${`${comment}<img src="a.png">\n`.repeat(20_000)}`
  const findings = Array.from({ length: 20_000 }, (_, index) => finding(20_002 + 2 * index))
  const started = performance.now()
  const { left } = suppress(findings, ignoresIn({ text, language: 'html' }), () => true)
  expect(left).toEqual([])
  expect(performance.now() - started).toBeLessThan(5_000)
})
