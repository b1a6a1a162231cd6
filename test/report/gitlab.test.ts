import Ajv from 'ajv/dist/2020.js'
import { afterAll, expect, test } from 'vitest'
import { plainReader, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport, Reader, Reporter } from '@alt-text/core'
import { remove } from '../audit/site.ts'
import { hostileReport, largeReport, mixed, reported } from './site.ts'

afterAll(remove)

/** https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format */
const validate = new Ajv.default({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'location', 'severity'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          // Relative to the repository, and without `./`.
          path: { type: 'string', pattern: '^(?![./])' },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
})

async function gitlab(report: AuditReport, reader: Reader = plainReader): Promise<{ fingerprint: string }[]> {
  const text = await (reporters['gitlab'] as Reporter)(report, plainStyle, reader)
  // A byte order mark is refused.
  expect(text.startsWith('[')).toBe(true)
  const issues = JSON.parse(text) as { fingerprint: string }[]
  validate(issues)
  expect(validate.errors).toBeNull()
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  return issues
}

test('is what the documentation asks for, with fingerprints of which none comes twice', async () => {
  const { report, reader } = await reported(mixed)
  expect(await gitlab(report, reader)).toContainEqual(
    expect.objectContaining({
      check_name: 'missing',
      severity: 'major',
      location: { path: 'sites/main/index.html', lines: { begin: 4 } },
    }),
  )
  expect(await gitlab({ files: 0, seen: [], findings: [] })).toEqual([])
  await gitlab(hostileReport())
  expect(await gitlab(largeReport(5000))).toHaveLength(5000)
})
