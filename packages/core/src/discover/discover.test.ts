import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { resolveConfig } from '../config/index.ts'
import { createSourceFilter, discover } from './discover.ts'
import { readSource } from './read-source.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-discover-'))
  for (const path of [
    'index.html',
    'docs/b.md',
    'docs/a.md',
    'docs/ä.mdx',
    'src/App.tsx',
    'src/data.ts',
    'node_modules/x/y.md',
    'dist/z.html',
    '.vitepress/theme.vue',
    'docs/old.md',
  ]) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), '')
  }
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const all = () => resolveConfig({ exclude: 'docs/old.md' }, { root })

test('sources come by code point; packages and output are left out', () => {
  expect(discover(all())).toEqual([
    '.vitepress/theme.vue',
    'docs/a.md',
    'docs/b.md',
    'docs/ä.mdx',
    'index.html',
    'src/App.tsx',
  ])
})

test('paths narrow them, from where the command stands', () => {
  expect(discover({ ...all(), paths: ['docs'] })).toEqual(['docs/a.md', 'docs/b.md', 'docs/ä.mdx'])
  expect(discover({ ...all(), paths: ['a.md'], cwd: join(root, 'docs') })).toEqual(['docs/a.md'])
})

test('a path that is not there, or outside, is a usage error', () => {
  expect(() => discover({ ...all(), paths: ['nope'] })).toThrow(expect.objectContaining({ code: 'USAGE' }))
  expect(() => discover({ ...all(), paths: [tmpdir()] })).toThrow(expect.objectContaining({ code: 'USAGE' }))
})

test('the filter agrees with the walk', () => {
  const filter = createSourceFilter(all())
  expect(['docs/a.md', 'dist/z.html', 'docs/old.md', '../x.md', 'src/data.ts'].map(filter)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

test('bytes that are no UTF-8 are not guessed at; a byte order mark is kept', () => {
  writeFileSync(join(root, 'bad.md'), Buffer.from([0x21, 0xff, 0xfe]))
  writeFileSync(join(root, 'mark.md'), '\uFEFF![](a.png)')
  expect(() => readSource({ root }, 'bad.md')).toThrow(
    expect.objectContaining({ code: 'SOURCE_UNREADABLE', place: { file: 'bad.md' } }),
  )
  expect(readSource({ root }, 'mark.md').decode().text.codePointAt(0)).toBe(0xfeff)
})
