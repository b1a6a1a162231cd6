import { describe, expect, test } from 'vitest'
import type { Finding, Severity } from '@alt-text/core'
import { exitCodeOf } from '../../packages/cli/src/exit-code.ts'

const finding = (severity: Severity): Finding => ({
  code: 'any',
  severity,
  file: 'a.md',
  range: { start: 0, end: 1 },
  line: 1,
  column: 1,
  image: { kind: 'none' },
  data: {},
})

describe('findings end in exit code 1', () => {
  test.each<[severities: Severity[], failOn: 'error' | 'warn', maxWarnings: number, code: 0 | 1]>([
    [[], 'error', Infinity, 0],
    [[], 'warn', 0, 0],
    [['error'], 'error', Infinity, 1],
    [['warn', 'warn'], 'error', Infinity, 0],
    [['warn', 'warn'], 'error', 2, 0],
    [['warn', 'warn'], 'error', 1, 1],
    [['warn'], 'error', 0, 1],
    [['warn'], 'warn', Infinity, 1],
    [['warn', 'error'], 'error', 5, 1],
  ])('%j with --fail-on %s and --max-warnings %d: %d', (severities, failOn, maxWarnings, code) => {
    expect(exitCodeOf({ findings: severities.map(finding) }, { failOn, maxWarnings })).toBe(code)
  })
})
