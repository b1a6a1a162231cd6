import { afterEach, expect, test } from 'vitest'
import { AltTextError, audit, createPipeline, loadConfig, resolveConfig } from '@alt-text/core'
import type { RuleSettings } from '@alt-text/core'
import { picture } from '../../packages/core/src/audit/example.ts'
import { folderOf, remove } from './site.ts'

afterEach(remove)

const files = { 'index.html': '<img src="dog.jpg" title="A dog"><img src="dog.jpg" alt="image"><img src="dog.jpg">' }

async function found(rules: RuleSettings, wanted?: readonly string[]): Promise<string[]> {
  const config = resolveConfig({ rules }, { root: folderOf({ files }) })
  const { findings } = await audit(await createPipeline(config), { rules: wanted })
  return findings.map(({ severity, code }) => `${severity} ${code}`)
}

test('a level, a level with options, and off', async () => {
  expect(await found({})).toEqual([
    'warn title-only',
    'warn image-missing',
    'error placeholder',
    'warn image-missing',
    'error missing',
  ])
  const off = { 'image-missing': 'off', 'title-only': ['error'], placeholder: 'warn' } as const
  expect(await found({ ...off, 'too-long': ['error', { informative: 3 }] })).toEqual([
    'error too-long',
    'error title-only',
    'warn placeholder',
    'error too-long',
    'error missing',
  ])
})

test('a rule that is asked for is heard, whatever the config says, and with its cases', async () => {
  expect(await found({ missing: 'off', 'image-missing': 'off' })).not.toContain('error missing')
  expect(await found({ missing: 'off' }, ['missing'])).toEqual(['warn missing'])
  const root = folderOf({
    files: { 'a.html': '<a href="/b"><img src="a.png"></a><img src="b.png" alt=" "><svg role="img"></svg>' },
  })
  const { findings } = await audit(await createPipeline(resolveConfig({}, { root })), { rules: ['missing'] })
  expect(findings.map(({ code }) => code)).toEqual(['link-unnamed', 'blank', 'graphic-unnamed'])
})

test('strict makes drafts errors', async () => {
  const captions = { 'dog.jpg': { alt: 'A dog on the beach', state: 'draft' } } as const
  const root = folderOf({ files: { 'a.html': '<img src="dog.jpg">', 'dog.jpg': picture }, captions })
  const severities = async (preset: 'recommended' | 'strict') => {
    const report = await audit(await createPipeline(resolveConfig({ rules: { preset } }, { root })))
    return report.findings.map(({ severity, code }) => `${severity} ${code}`)
  }
  expect(await severities('recommended')).toEqual(['warn unreviewed'])
  expect(await severities('strict')).toEqual(['error unreviewed'])
})

test.each([
  [{ mising: 'off' }, '"rules.mising"', '"missing"'],
  [{ missing: 'warning' }, '"rules.missing"', '"error", "warn" or "off"'],
  [{ preset: 'all' }, '"rules.preset"', '"strict"'],
  [{ 'too-long': ['warn', { informativ: 3 }] }, 'rules.too-long.1.informativ', '"informative"'],
  [{ 'too-long': ['warn', { informative: '3' }] }, 'rules.too-long.1.informative', 'a number'],
  [{ missing: ['warn', { x: 1 }] }, 'rules.missing.1.x', ''],
  [['missing'], '"rules"', 'an object'],
])('%j is refused', async (rules, named, wanted) => {
  const root = folderOf({ files: { 'alt-text.config.mjs': `export default { rules: ${JSON.stringify(rules)} }` } })
  const error = await loadConfig({ from: root }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AltTextError)
  const { code, message, fix } = error as AltTextError
  expect(code).toBe('CONFIG_INVALID')
  expect(`${message} ${fix ?? ''}`).toContain(named)
  expect(`${message} ${fix ?? ''}`).toContain(wanted)
})
