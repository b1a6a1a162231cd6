import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { AltTextError } from '../error.ts'
import { checkOptions } from './check.ts'
import { loadConfig } from './load.ts'
import { buildSchema, configSchema } from './options.ts'
import { resolveConfig, withBuildOptions } from './resolved.ts'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'alt-text-config-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function failure(run: () => unknown): { code: string; text: string } {
  try {
    run()
  } catch (error) {
    if (error instanceof AltTextError) return { code: error.code, text: `${error.message} ${error.fix ?? ''}` }
    throw error
  }
  throw new Error('Nothing was thrown.')
}

test.each([
  [{ langage: 'de' }, '"langage"', 'language'],
  [{ backends: [] }, '"backends"', 'backend'],
  [{ components: { Photo: { source: 'x' } } }, 'components.Photo', ''],
  [{ mode: 'generated' }, '"mode"', '"frozen"'],
  [{ language: 'deutsch!' }, '"language"', 'BCP 47'],
  [{ backend: {} }, '"backend"', 'a list of them'],
  [{ backend: [42] }, '"backend.0"', 'a backend such as embedded() or onnx(), not 42'],
  [{ include: ['a', true] }, '"include.1"', 'a glob, not true'],
  [{ exclude: 5 }, '"exclude"', 'a glob, or a list of them, not 5'],
  [{ budget: { image: 1 } }, '"budget.image"', 'images'],
  ['text', 'The options', 'an object'],
])('%j names the option and what is wanted', (options, named, wanted) => {
  const { code, text } = failure(() => checkOptions(configSchema, options, 'alt-text.config.ts'))
  expect(code).toBe('CONFIG_INVALID')
  expect(text).toContain(named)
  expect(text).toContain(wanted)
})

test('inline options say nothing about the backend', () => {
  expect(failure(() => checkOptions(buildSchema, { backend: {} }, 'altText() options')).code).toBe('CONFIG_INVALID')
  const config = withBuildOptions(resolveConfig({ exclude: 'a/**' }, { root }), { exclude: 'b/**', mode: 'frozen' })
  expect(config.exclude).toEqual(expect.arrayContaining(['a/**', 'b/**']))
  expect(config.mode).toBe('frozen')
})

test('the nearest config upwards is found, in TypeScript too', async () => {
  mkdirSync(join(root, 'a/b'), { recursive: true })
  writeFileSync(join(root, 'alt-text.config.ts'), "const language: string = 'de'\nexport default { language }\n")
  const config = await loadConfig({ from: join(root, 'a/b') })
  expect(config).toMatchObject({ root, language: 'de', file: join(root, 'alt-text.config.ts') })
})

test('without a config, the nearest package.json is the root', async () => {
  mkdirSync(join(root, 'a'), { recursive: true })
  mkdirSync(join(root, 'public'))
  writeFileSync(join(root, 'package.json'), '{}')
  const config = await loadConfig({ from: join(root, 'a') })
  expect(config).toMatchObject({ root, language: 'en', publicDirs: ['public'], captions: join(root, 'alt-text.json') })
})

test.each([
  ['alt-text.config.mjs', 'export default {', 'CONFIG_UNREADABLE'],
  ['alt-text.config.ts', 'export default { unknown: 1 }', 'CONFIG_INVALID'],
  ['alt-text.config.js', 'export const x = 1', 'CONFIG_INVALID'],
])('%s that says %j is %s', async (name, text, code) => {
  writeFileSync(join(root, name), text)
  await expect(loadConfig({ from: root })).rejects.toMatchObject({ code, place: { file: join(root, name) } })
})

test('a config named by hand must be there', async () => {
  await expect(loadConfig({ from: root, file: 'no.ts' })).rejects.toMatchObject({ code: 'CONFIG_UNREADABLE' })
})

test('what is named and not there is told of; a default that is not there is none', () => {
  mkdirSync(join(root, 'here'))
  const said = (config: Parameters<typeof resolveConfig>[0]) => resolveConfig(config, { root }).notices
  expect(said({})).toEqual([])
  expect(said({ publicDirs: ['here', 'nope'], roots: ['../nowhere'] })).toEqual([
    expect.stringContaining('"nope"'),
    expect.stringContaining('"../nowhere"'),
  ])
  expect(
    said({
      include: ['**/*.md', 'here/*.md', 'docs/**/*.md', '{a,b}/*.md'],
      decorative: ['here', 'here/*.svg', 'https://example.com/a.png', 'npm:brand/a.svg', '/line.svg'],
    }),
  ).toEqual([expect.stringContaining('"docs/**/*.md"'), expect.stringContaining('"line.svg"')])
})

test('paths and globs may be written as on Windows, from here, and as folders', () => {
  mkdirSync(join(root, 'docs'))
  const config = resolveConfig(
    {
      include: ['.\\docs', './posts/**/*.md', '/index.html', 'src\\**\\*.vue', 'app/\\(shop\\)/[[]id]/*.tsx', './'],
      exclude: ['docs/', './generated/', 'a\\b'],
      publicDirs: ['.\\docs'],
      captions: 'words\\alt.json',
      alias: { '@': 'src\\assets' },
      roots: ['..\\shared'],
      decorative: ['./icons/*.svg', 'a\\line.svg'],
    },
    { root },
  )
  expect(config).toMatchObject({
    include: ['docs/**', 'posts/**/*.md', 'index.html', 'src/**/*.vue', 'app/\\(shop\\)/[[]id]/*.tsx', '**'],
    publicDirs: ['./docs'],
    captions: join(root, 'words/alt.json'),
    alias: { '@': 'src/assets' },
    roots: ['../shared'],
    decorative: ['icons/*.svg', 'a/line.svg'],
  })
  expect(config.exclude.slice(-3)).toEqual(['docs/**', 'generated', 'a/b'])
  expect(withBuildOptions(config, { include: './docs' }).include).toEqual(['docs/**'])
})
