import { createRequire } from 'node:module'
import Ajv from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { emptyBaseline, plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

interface Schema {
  properties?: Record<string, Schema>
  additionalProperties?: unknown
  [key: string]: unknown
}

const require = createRequire(import.meta.url)
const schema = require('@alt-text/core/report.schema.json') as Schema
const options = { allErrors: true, allowUnionTypes: true }
const validate = new Ajv.default(options).compile(schema)

/** The same, but nothing may stand in a report that the schema does not speak of. */
const closed = new Ajv.default({ ...options, strict: false }).compile(close(structuredClone(schema)))

function close(node: Schema): Schema {
  // What `allOf` brings in counts too.
  if (node.properties !== undefined) node['unevaluatedProperties'] = false
  for (const [key, value] of Object.entries(node)) {
    if (key === 'finding') continue
    if (typeof value === 'object' && value !== null) close(value as Schema)
  }
  return node
}

async function json(report: AuditReport): Promise<Record<string, unknown>> {
  const value = JSON.parse(await (reporters['json'] as Reporter)(report, plainStyle, plainReader)) as Record<
    string,
    unknown
  >
  validate(value)
  expect(validate.errors).toBeNull()
  closed(value)
  expect(closed.errors).toBeNull()
  return value
}

test('is what the schema that is shipped says, and the schema speaks of all that is in it', async () => {
  const { report } = await reported(mixed)
  expect(await json(report)).toMatchObject({ version: 1, summary: { suppressed: 1 } })
  const { report: known } = await reported(mixed, { baseline: emptyBaseline, updateBaseline: true })
  expect(await json(known)).toMatchObject({
    findings: [],
    summary: { baseline: { known: report.findings.length, fixed: 0 } },
  })
  await json({ files: 0, seen: [], findings: [] })
  await json(hostileReport())
  await json(largeReport(1000))
})

test('the schema refuses what is no report', () => {
  for (const wrong of [{}, { version: 2 }, []]) expect(validate(wrong)).toBe(false)
})
