import { createRequire } from 'node:module'
import Ajv from 'ajv-draft-04'
import addFormats from 'ajv-formats'
import { afterAll, expect, test } from 'vitest'
import { emptyBaseline, plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { findingOf, hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

interface Result {
  ruleId: string
  ruleIndex?: number
  level: string
  locations: { physicalLocation: { artifactLocation: { uri: string }; region: Record<string, number> } }[]
  partialFingerprints: Record<string, string>
  suppressions?: { kind: string; justification?: string }[]
}

interface Log {
  runs: {
    tool: { driver: { semanticVersion: string; rules: { id: string; helpUri?: string }[] } }
    results: Result[]
  }[]
}

const require = createRequire(import.meta.url)
const schema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json') as object
// One of its patterns is none with the `u` flag. CommonJS of both: what TypeScript takes for the module is its default export.
const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true, unicodeRegExp: false }) as never)
const validate = ajv.compile(schema)

async function sarif(report: AuditReport, reader: Reader = plainReader): Promise<Log['runs'][number]> {
  const log = JSON.parse(
    await (reporters['sarif'] as NonNullable<(typeof reporters)[string]>)(report, plainStyle, reader),
  ) as Log
  validate(log)
  expect(validate.errors).toBeNull()
  const [run] = log.runs
  if (run === undefined) throw new Error('There is no run.')
  return run
}

test('is what the schema of the standard allows, for every kind of report', async () => {
  const { report, reader } = await reported(mixed)
  const run = await sarif(report, reader)
  expect(run.results).toHaveLength(report.findings.length + (report.suppressed ?? []).length)
  expect((await sarif(hostileReport())).results.length).toBeGreaterThan(0)
  expect((await sarif({ files: 0, seen: [], findings: [] })).results).toEqual([])
  expect((await sarif(largeReport(1000))).results).toHaveLength(1000)
})

test('the schema refuses what is no SARIF', () => {
  expect(validate({ version: '2.1.0', runs: [{ results: [] }] })).toBe(false)
})

test('every result points to its rule, which says where to read more', async () => {
  const { report, reader } = await reported(mixed)
  const { tool, results } = await sarif(report, reader)
  const { rules, semanticVersion } = tool.driver
  expect(semanticVersion).toMatch(/^\d+\.\d+\.\d+/)
  for (const { ruleId, ruleIndex = -1 } of results) {
    expect(rules[ruleIndex]?.id).toBe(ruleId)
    expect(rules[ruleIndex]?.helpUri).toMatch(/^https:/)
  }
})

test('places are those of the repository, in UTF-16, to the end of the tag', async () => {
  const { report, reader } = await reported(mixed)
  const { results } = await sarif(report, reader)
  const at = (uri: string) => results.filter((it) => it.locations[0]?.physicalLocation.artifactLocation.uri === uri)
  const [, second] = at('sites/main/docs/guide/%C3%BCber%20uns.md').filter(({ ruleId }) => ruleId !== 'image-missing')
  expect(second?.locations[0]?.physicalLocation.region).toEqual({
    startLine: 5,
    startColumn: 4,
    endLine: 5,
    endColumn: 24,
  })
  const lines = at('sites/main/index.html').map((it) => it.locations[0]?.physicalLocation.region)
  expect(lines).toContainEqual({ startLine: 6, startColumn: 1, endLine: 8, endColumn: 2 })
})

test('fingerprints differ within a run, and stay when lines move or a finding is mended', async () => {
  const prints = async (files: Record<string, string>) => {
    const { report } = await reported({ files })
    const { results } = await sarif(report)
    return results.map(({ partialFingerprints }) => partialFingerprints['altText/v1'])
  }
  const page = '<img src="a.png"><img src="b.png"><img src="b.png">'
  const before = await prints({ 'index.html': page })
  expect(new Set(before).size).toBe(3)
  expect(await prints({ 'index.html': `<p>\n\n<img src="c.png" alt="C">${page}` })).toEqual(
    expect.arrayContaining(before),
  )
  expect(await prints({ 'index.html': '<img src="b.png"><img src="b.png">' })).toEqual(before.slice(1))
  expect(await prints({ 'other.html': page })).not.toEqual(expect.arrayContaining(before.slice(0, 1)))
  const large = await sarif(largeReport(5000))
  expect(new Set(large.results.map(({ partialFingerprints }) => partialFingerprints['altText/v1'])).size).toBe(5000)
})

test('what a comment or the baseline lets pass is suppressed, and says why', async () => {
  const { report: first } = await reported(mixed)
  const options = { baseline: emptyBaseline, updateBaseline: true }
  const { report } = await reported(mixed, options)
  const { results } = await sarif(report)
  const kinds = results.map(({ suppressions }) => suppressions?.[0])
  expect(kinds).toContainEqual({ kind: 'inSource', justification: 'the test page of our icon font' })
  expect(kinds.filter((it) => it?.kind === 'external')).toHaveLength(first.findings.length)
  expect(kinds.every((it) => it !== undefined)).toBe(true)
})

test('a finding of a rule that is not in the report has a rule all the same', async () => {
  const { tool, results } = await sarif({ files: 1, seen: [], findings: [findingOf({ code: 'another' })] })
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['another'])
  expect(results[0]?.ruleId).toBe('another')
})
