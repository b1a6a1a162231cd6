import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { loadConfig } from './load.ts'
import { resolveConfig } from './resolved.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-conventions-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function site(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
}

test('beside the config of Docusaurus, .md is MDX and pages may be written in .js', () => {
  site('docusaurus.config.ts', 'static/a.png')
  const config = resolveConfig({ alias: { '@': 'src' } }, { root })
  expect(config).toMatchObject({ markdown: 'mdx', alias: { '@site': '.', '@': 'src' }, publicDirs: ['static'] })
  expect(config.include).toContain('src/**/*.js')
  expect(resolveConfig({ markdown: 'commonmark', include: 'docs/**' }, { root })).toMatchObject({
    markdown: 'commonmark',
    include: ['docs/**'],
  })
})

test('folders that Hugo serves are public, and what it writes is no source', () => {
  site('hugo.toml', 'static/a.png', 'public/index.html')
  const config = resolveConfig({ exclude: 'drafts/**' }, { root })
  expect(config.publicDirs).toEqual(['static'])
  expect(config.exclude).toEqual(expect.arrayContaining(['public/**', 'drafts/**', '**/node_modules/**']))
})

test.each([
  ['_config.yml', ['.']],
  ['mkdocs.yml', ['docs']],
  ['package.json', ['public']],
])('%s tells which folders are public', (file, publicDirs) => {
  site(file, 'docs/a.md', 'public/a.png')
  expect(resolveConfig({}, { root }).publicDirs).toEqual(publicDirs)
})

test('a generator that needs no package.json has its root where its own config stands', async () => {
  site('package.json', 'docs/mkdocs.yml', 'docs/docs/guide/index.md')
  expect((await loadConfig({ from: join(root, 'docs/docs/guide') })).root).toBe(join(root, 'docs'))
})

test.each(['webpack.config.js', 'rspack.config.mjs', 'rsbuild.config.ts', 'next.config.js'])(
  'beside %s, components may be written in .js',
  (file) => {
    expect(resolveConfig({}, { root }).include).not.toContain('src/**/*.js')
    site(file)
    expect(resolveConfig({}, { root }).include).toContain('src/**/*.js')
  },
)

test('beside mkdocs.yml, .md is Python-Markdown', () => {
  site('mkdocs.yml')
  expect(resolveConfig({}, { root }).markdown).toBe('mkdocs')
})
