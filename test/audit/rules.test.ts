import { readdirSync } from 'node:fs'
import { afterEach, describe, expect, test } from 'vitest'
import { audit, createPipeline, resolveConfig } from '@alt-text/core'
import type { Finding, RuleCode, RuleSettings } from '@alt-text/core'
import { rules } from '../../packages/core/src/audit/index.ts'
import type { Example } from '../../packages/core/src/audit/example.ts'
import { ruleCodes } from '../../packages/core/src/rule-settings.ts'
import { folderOf, remove } from './site.ts'

afterEach(remove)

async function findings(code: RuleCode, example: Example): Promise<Finding[]> {
  const setting = { [code]: ['warn', example.options ?? {}] } as unknown as RuleSettings
  const config = resolveConfig({ rules: { preset: 'strict', ...setting } }, { root: folderOf(example) })
  return [...(await audit(await createPipeline(config))).findings]
}

test('every file of the folder is a row of the table, under its own code', () => {
  const folder = new URL('../../packages/core/src/audit/rules/', import.meta.url)
  const files = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''))
  expect(Object.keys(rules).toSorted()).toEqual(files.toSorted())
  expect(Object.entries(rules).map(([code, rule]) => [code, rule.code])).toEqual(ruleCodes.map((code) => [code, code]))
})

describe.each(Object.values(rules))('$code', ({ code, finds, why, standards, examples, levels }) => {
  test('says what it finds, why, and what it stands on', () => {
    for (const sentence of [finds, why]) expect(sentence).toMatch(/^[A-Z].*\.$/s)
    expect(standards.length).toBeGreaterThan(0)
    for (const { url } of standards) expect(new URL(url).protocol).toBe('https:')
    expect(levels.strict).not.toBe('off')
    expect(Math.min(examples.bad.length, examples.good.length)).toBeGreaterThan(0)
  })

  test.each(examples.bad)('finds: $name', async (example) => {
    const found = (await findings(code, example)).filter((finding) => finding.code === code)
    expect(found).toHaveLength(1)
    const [{ file, line, column, severity }] = found as [Finding]
    expect(severity).toBe('warn')
    expect([line, column].every((it) => it > 0)).toBe(true)
    expect([...Object.keys(example.files), 'alt-text.json']).toContain(file)
  })

  test.each(examples.good)('passes: $name', async (example) => {
    expect((await findings(code, example)).filter((finding) => finding.code === code)).toEqual([])
  })
})
