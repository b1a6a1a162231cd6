import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as oxc from 'oxc-parser/src-js/bindings.js'
import type * as satteri from 'satteri'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import type * as tokens from './scan/html/tokens.ts'

/** Every text that a parser was given. */
const parsed = vi.hoisted(() => ({ texts: [] as string[] }))

function counting<T extends object>(module: T, ...names: (keyof T)[]): T {
  const counted = names.map((name) => {
    const parse = module[name] as (...args: unknown[]) => unknown
    const count = (...args: unknown[]): unknown => {
      parsed.texts.push(args.find((it) => typeof it === 'string' && it.length > 20) as string)
      return parse(...args)
    }
    return [name, count]
  })
  return { ...module, ...Object.fromEntries(counted) }
}

vi.mock('satteri', async (load) => counting(await load<typeof satteri>(), 'markdownToMdast', 'mdxToMdast'))
vi.mock('oxc-parser/src-js/bindings.js', async (load) => counting(await load<typeof oxc>(), 'parseSync'))
vi.mock('./scan/html/tokens.ts', async (load) => {
  const { HtmlTokens } = await load<typeof tokens>()
  return { HtmlTokens: counting({ read: HtmlTokens.read }, 'read') }
})

const { createPipeline, resolveConfig } = await import('./index.ts')

const root = mkdtempSync(join(tmpdir(), 'alt-text-parses-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))
beforeEach(() => void (parsed.texts.length = 0))

const image = 'src="a.png"'
const sources: Record<string, string> = {
  'page.html': `<!doctype html><html lang="en"><h1>Title</h1><a href="/x"><img ${image}></a><img ${image} alt="x"></html>`,
  'page.md': '---\ntitle: x\n---\n\n# Heading\n\n![](a.png) and ![][r]\n\n[r]: a.png\n',
  'page.mdx': "import x from './a.png'\n\n# Heading\n\n![](a.png)\n",
  'App.tsx': `import x from './a.png'\nexport const App = () => <main><img ${image} /><img src={x} alt="" /></main>\n`,
}

test.each(Object.entries(sources))('%s is parsed once, whatever is asked about it', async (name, text) => {
  writeFileSync(join(root, name), text)
  const pipeline = await createPipeline(resolveConfig({}, { root }))
  const look = await pipeline.read(name)
  expect(look.seen.length).toBeGreaterThan(0)
  pipeline.edits(look)
  await pipeline.transform({ path: name, language: 'html', text }, look)
  // A whole file is given to one parser once; pieces of it (raw HTML, an expression) are other texts.
  expect(parsed.texts.filter((it) => it.length >= text.length * 0.9)).toHaveLength(1)
})

test.each([
  ['words.html', '<!doctype html><html lang="en"><h1>Title</h1><p>No picture, and much to say about it.</p></html>'],
  ['words.md', '# Heading\n\nNo picture, and [a link](x.md) to more of that kind of thing.\n'],
  ['code.tsx', 'export const sum = (one: number, other: number): number => one + other\n'],
])('%s, which can hold no image, is not parsed at all', async (name, text) => {
  writeFileSync(join(root, name), text)
  const pipeline = await createPipeline(resolveConfig({}, { root }))
  expect((await pipeline.read(name)).seen).toEqual([])
  expect(parsed.texts).toEqual([])
})
