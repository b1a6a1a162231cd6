import type { AuditReport, Suppressed } from '../audit-report.ts'
import type { Finding, Severity } from '../finding.ts'
import { shortSource } from './source-name.ts'
import { wordFinding } from './wording.ts'
import { plainReader } from './reporter.ts'
import type { Reporter } from './reporter.ts'

/** What one image is in the report: a test that passed, failed, or was let pass. */
interface Case {
  /** Which image it is, and of several alike which one: services follow a test by it, so no line number stands in it. */
  readonly name: string
  readonly failures: Finding[]
  readonly warnings: Finding[]
  readonly passed: Suppressed[]
}

/**
 * JUnit's XML as Jenkins' schema has it: a suite for each file, a test for each image. What fails the run fails it; other
 * warnings stand in its output; what is let pass is skipped.
 */
export const junit: Reporter = (report, _style, reader = plainReader) => {
  const suites = [...suitesOf(report, reader.fails)].map(([file, cases]) =>
    suite(`${reader.repository}${file}`, [...cases.values()]),
  )
  const total = (pick: (it: (typeof suites)[number]) => number): number => suites.reduce((sum, it) => sum + pick(it), 0)
  const attributes = {
    name: 'alt-text',
    tests: total((it) => it.tests),
    failures: total((it) => it.failures),
    errors: 0,
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${write(attributes)}>`,
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n')
}

function suitesOf({ seen, findings, suppressed = [] }: AuditReport, fails: Severity): Map<string, Map<string, Case>> {
  const suites = new Map<string, Map<string, Case>>()
  for (const { occurrence } of seen)
    caseAt(suites, { ...occurrence, image: occurrence.source, data: {}, code: occurrence.kind })
  for (const finding of findings) {
    const at = caseAt(suites, finding)
    if (finding.severity === 'error' || fails === 'warn') at.failures.push(finding)
    else at.warnings.push(finding)
  }
  for (const row of suppressed) caseAt(suites, row.finding).passed.push(row)
  return suites
}

function caseAt(
  suites: Map<string, Map<string, Case>>,
  { file, line, column, image, data, code }: Pick<Finding, 'file' | 'line' | 'column' | 'image' | 'data' | 'code'>,
): Case {
  const cases = suites.get(file) ?? new Map<string, Case>()
  suites.set(file, cases)
  const place = `${line}:${column}`
  const known = cases.get(place)
  if (known !== undefined) return known
  const fresh: Case = {
    name: shortSource(image) || String(data['key'] ?? code),
    failures: [],
    warnings: [],
    passed: [],
  }
  cases.set(place, fresh)
  return fresh
}

function suite(file: string, cases: readonly Case[]): { tests: number; failures: number; lines: string[] } {
  const failures = cases.filter((it) => it.failures.length > 0).length
  const skipped = cases.filter(isSkipped).length
  const attributes = { name: file, tests: cases.length, failures, errors: 0, skipped, file }
  const names = new Map<string, number>()
  const tests = cases.flatMap((it) => {
    const number = (names.get(it.name) ?? 0) + 1
    names.set(it.name, number)
    return test(file, it, [it.name, ...(number > 1 ? [`#${number}`] : [])].join(' '))
  })
  const lines = [`  <testsuite${write(attributes)}>`, ...tests, '  </testsuite>']
  return { tests: cases.length, failures, lines }
}

function test(file: string, it: Case, name: string): string[] {
  const opening = `    <testcase${write({ name, classname: file })}`
  const parts = partsOf(file, it)
  return parts.length === 0
    ? [`${opening}/>`]
    : [`${opening}>`, ...parts.map((part) => `      ${part}`), '    </testcase>']
}

function partsOf(file: string, it: Case): string[] {
  const { failures, warnings, passed } = it
  const [first] = failures
  const reason = passed[0]?.by === 'comment' ? passed[0].reason : 'It stands in the baseline.'
  return [
    ...(first === undefined
      ? []
      : [`<failure${write({ type: first.code, message: wordFinding(first).what })}>${tell(file, failures)}</failure>`]),
    ...(isSkipped(it) ? [`<skipped${write({ message: reason })}/>`] : []),
    ...(warnings.length === 0 ? [] : [`<system-out>${tell(file, warnings)}</system-out>`]),
  ]
}

function isSkipped({ failures, warnings, passed }: Case): boolean {
  return passed.length > 0 && failures.length === 0 && warnings.length === 0
}

function tell(file: string, findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const { what, mend } = wordFinding(finding)
    return `${file}:${finding.line}:${finding.column} ${finding.severity} ${finding.code}: ${what} ${mend}`
  })
  return escape(lines.join('\n'))
}

function write(attributes: Readonly<Record<string, string | number>>): string {
  const list = Object.entries(attributes).map(
    ([name, value]) => ` ${name}="${escape(String(value)).replaceAll(/\s/g, ' ')}"`,
  )
  return list.join('')
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** What XML 1.0 cannot hold in any form, or would read back as something else, is replaced (https://www.w3.org/TR/xml/#charsets). */
function escape(text: string): string {
  return text
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(forbidden, '\uFFFD')
    .replaceAll(/[&<>"]/g, (character) => entities[character] as string)
}

/* oxlint-disable-next-line no-control-regex -- control characters are what it looks for */
const forbidden = /[\0-\u0008\u000B-\u001F\u007F]/g
