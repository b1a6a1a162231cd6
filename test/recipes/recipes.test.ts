import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

/** Sites that no bundler builds: words are written into their sources, as far as those go without the generator. */
const fixtures = 'test/fixtures/recipes'
const repository = resolve(import.meta.dirname, '../..')
const bin = join(repository, 'packages/cli/dist/bin.mjs')
const inserted = 'Words to read'

/** What must be left where it stands, for each: code, comments, what people wrote, what is known at run time only. */
const untouched: Readonly<Record<string, readonly string[]>> = {
  hugo: [
    '{{/* <img src="/img/boat.png"> */}}',
    '{{< figure src="/img/boat.png" >}}',
    '`![](/img/boat.png)`',
    '<img src="{{ .Params.photo }}">',
  ],
  jekyll: ['{% comment %}<img src="/assets/boat.png">', '<img src="/assets/boat.png" alt="">', '![kept](code.png)'],
  mkdocs: ['[![](img/boat.png)](https://example.com)', '[harbour]: img/harbour.png'],
  plain: ['<!-- <img src="img/boat.png"> -->', '<img src="/img/boat.png" alt="">'],
}

/** Images that get words, and findings that stay: those need a person. */
const expected: Readonly<Record<string, { words: number; left: readonly string[] }>> = {
  hugo: { words: 3, left: ['missing'] },
  jekyll: { words: 3, left: [] },
  mkdocs: { words: 4, left: [] },
  plain: { words: 1, left: [] },
}

const copies: string[] = []
afterAll(() => copies.forEach((path) => rmSync(path, { recursive: true, force: true })))

function copyOf(name: string): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), `alt-text-${name}-`)))
  copies.push(root)
  cpSync(join(fixtures, name), root, { recursive: true })
  return root
}

function run(root: string, ...args: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], { cwd: root, encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}

function sourcesOf(root: string): Map<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (it) => it.isFile() && /\.(?:html|md)$/.test(it.name) && !/node_modules/.test(it.parentPath),
  )
  return new Map(
    files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  )
}

describe.each(readdirSync(fixtures))('%s', (name) => {
  test('reviewed words are written into the sources, and nothing else is', { timeout: 60_000 }, () => {
    const root = copyOf(name)
    const before = sourcesOf(root)
    expect(run(root, 'audit').status).toBe(1)
    review(root)
    expect(run(root, 'apply')).toMatchObject({ status: 0 })
    const after = sourcesOf(root)
    const all = [...after.values()].join('\n')
    expect(all.split(inserted)).toHaveLength((expected[name]?.words ?? 0) + 1)
    for (const text of untouched[name] ?? []) expect(all).toContain(text)
    for (const [path, text] of after) {
      expect(text.replaceAll(` alt="${inserted}"`, '').replaceAll(inserted, '')).toBe(before.get(path))
    }
  })

  test('what is left needs a person', { timeout: 60_000 }, () => {
    const root = copyOf(name)
    review(root)
    run(root, 'apply')
    const { findings } = JSON.parse(run(root, 'audit', '--format', 'json').text) as {
      findings: { code: string; severity: string }[]
    }
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(
      expected[name]?.left,
    )
  })
})

/** Fills with a stand-in for a backend, and approves what it says. */
function review(root: string): void {
  mkdirSync(join(root, 'node_modules'), { recursive: true })
  symlinkSync(join(repository, 'node_modules/@alt-text'), join(root, 'node_modules/@alt-text'), 'junction')
  writeFileSync(
    join(root, 'alt-text.config.mjs'),
    `import { mock } from '@alt-text/backends/mock'\nexport default { backend: mock({ limits: { mediaTypes: ['image/png'] } }) }\n`,
  )
  const filled = run(root, 'fill', '--yes')
  expect(filled, filled.text).toMatchObject({ status: 0 })
  const path = join(root, 'alt-text.json')
  const captions = JSON.parse(readFileSync(path, 'utf8')) as {
    images: Record<string, { alt?: string; state?: string }>
  }
  for (const entry of Object.values(captions.images)) {
    if (entry.alt !== undefined) Object.assign(entry, { alt: inserted, state: 'approved' })
  }
  writeFileSync(path, JSON.stringify(captions))
}
