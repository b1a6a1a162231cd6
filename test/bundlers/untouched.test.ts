import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build, ours } from './process.ts'
import type { Answer, Job } from './process.ts'
import { copySite } from './site.ts'
import type { Host } from './site.ts'

const text = '![](/photos/public.png) <img src="/photos/public.png">\n'

/** Modules that are no sources of the site, or not any more: by what they are called in a report. */
const modules: Record<string, { from: string; files?: Record<string, string> }> = {
  raw: { from: './pages/guide.md?raw' },
  rawModule: { from: './Addresses.tsx?raw' },
  virtual: { from: 'virtual:page' },
  packaged: {
    from: 'packaged',
    files: {
      'node_modules/packaged/package.json': '{ "name": "packaged", "main": "main.jsx" }',
      'node_modules/packaged/main.jsx': `
import { h } from '../../src/h.js'
import text from './text.md'
export default [<img src="/photos/public.png" />, text]
`,
      'node_modules/packaged/text.md': text,
    },
  },
  early: { from: './early.md', files: { 'src/early.md': text } },
  loaded: { from: './loaded.md', files: { 'src/loaded.md': text } },
  elsewhere: { from: './text.markdown', files: { 'src/text.markdown': text } },
}

const cases: readonly [host: Host, names: string[], use: string[]][] = [
  [
    'vite',
    ['raw', 'rawModule', 'virtual', 'packaged', 'early', 'loaded'],
    ['compiles-early', 'compiles-on-load', 'virtual'],
  ],
  ['rollup', ['raw', 'virtual', 'early', 'loaded'], ['compiles-early', 'compiles-on-load', 'virtual', 'raw']],
  [
    'rolldown',
    ['raw', 'virtual', 'packaged', 'early', 'loaded'],
    ['compiles-early', 'compiles-on-load', 'virtual', 'raw'],
  ],
  ['webpack', ['raw', 'packaged'], []],
  ['rspack', ['raw', 'packaged'], []],
  ['rsbuild', ['raw', 'packaged'], []],
  ['esbuild', ['raw', 'virtual', 'packaged', 'elsewhere'], ['esbuild-markdown']],
  ['farm', ['raw', 'packaged'], []],
]

describe.concurrent.each(cases)('%s', (host, names, use) => {
  it(`leaves alone: ${names.join(', ')}`, async () => {
    const { frozen, off } = await both(host, names, use)
    expect(frozen).toEqual(off)
    // There was something to be touched in each of them.
    expect(Object.keys(off)).toEqual(['site', ...names])
    for (const name of names) expect(JSON.stringify(off[name]), name).toContain('/photos/public.png')
    expect(JSON.stringify(frozen)).not.toContain('A red field')
  })
})

it('MDX gets its words before it is compiled, wherever its compiler stands', async () => {
  const page = `# Title\n\n![](/photos/public.png)\n\n\`\`\`md\n${text}\`\`\`\n`
  const entry = "import Page from './page.mdx'\nglobalThis.report?.(Page)\n"
  const root = copySite('site', { 'src/page.mdx': page, 'src/entry.js': entry })
  const out = join(root, 'out')
  const { answers } = await build('vite', [
    { root, out, entry: 'src/entry.js', options: { mode: 'frozen' }, use: ['mdx'] },
  ])
  expect(answers[0]?.error).toBe(undefined)
  const code = readFileSync(join(out, 'main.mjs'), 'utf8')
  expect(code).toContain('alt: "A red field"')
  // The fence is a string by now.
  expect(code).toContain(JSON.stringify(text).slice(1, -1))
})

async function both(
  host: Host,
  names: readonly string[],
  use: readonly string[],
): Promise<Record<'frozen' | 'off', Record<string, unknown>>> {
  const chosen = names.map((name) => modules[name] ?? { from: name })
  const entry = [
    ...names.map((name, index) => `import ${name} from '${chosen[index]?.from}'`),
    // What a report is made of.
    `globalThis.report({ site: '', ${names.join(', ')} })`,
  ]
  const root = copySite('site', {
    ...Object.assign({}, ...chosen.map(({ files }) => files)),
    'src/entry.js': `${entry.join('\n')}\n`,
  })
  const jobs = (['frozen', 'off'] as const).map((mode): Job => ({
    root,
    out: join(root, mode),
    entry: 'src/entry.js',
    options: { mode },
    run: true,
    use,
  }))
  const { answers, stdout, stderr } = await build(host, jobs)
  expect(
    answers.flatMap(({ error }) => error ?? []),
    stdout + stderr,
  ).toEqual([])
  // Nor are they read, and their images counted.
  expect(ours({ stdout, stderr })).toEqual([])
  const [frozen, off] = answers.map(({ report }: Answer) => report as never)
  return { frozen, off } as never
}
