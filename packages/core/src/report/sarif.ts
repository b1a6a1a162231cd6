import { createRequire } from 'node:module'
import type { AuditReport, RuleDoc, Suppressed } from '../audit-report.ts'
import type { Finding, Severity } from '../finding.ts'
import { Fingerprints } from './fingerprint.ts'
import { plainReader } from './reporter.ts'
import type { Reader, Reporter } from './reporter.ts'
import { Spans } from './span.ts'
import { wordFinding } from './wording.ts'

const levels: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning' }

/**
 * SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning. Findings that a
 * comment or the baseline lets pass are in it as suppressed.
 */
export const sarif: Reporter = (report, _style, reader = plainReader) => {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'alt-text', semanticVersion: version(), rules: rulesOf(report) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'The root of the repository.' } } },
        results: resultsOf(report, reader),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
}

const require = createRequire(import.meta.url)

/** Of the package that the rules come in. */
function version(): string {
  return (require('@alt-text/core/package.json') as { version: string }).version
}

const root = '%SRCROOT%'

function rulesOf({ rules = {}, findings }: AuditReport): object[] {
  const unknown = new Set(findings.map(({ code }) => code).filter((code) => !Object.hasOwn(rules, code)))
  return [...Object.entries(rules).map(([code, doc]) => ruleOf(code, doc)), ...[...unknown].map((id) => ({ id }))]
}

function ruleOf(id: string, { finds, why, severity, standards }: RuleDoc): object {
  return {
    id,
    shortDescription: { text: finds },
    fullDescription: { text: `${finds} ${why}` },
    ...(standards[0] && { helpUri: standards[0].url }),
    help: {
      text: [why, ...standards.map(({ name, url }) => `${name}: ${url}`)].join('\n'),
      markdown: [`${why}\n`, ...standards.map(({ name, url }) => `- [${name}](${url})`)].join('\n'),
    },
    defaultConfiguration: { level: levels[severity] },
    properties: { tags: ['accessibility', 'alt-text'], 'problem.severity': levels[severity] },
  }
}

function resultsOf({ findings, suppressed = [], rules = {} }: AuditReport, reader: Reader): object[] {
  const order = Object.keys(rules)
  const fingerprints = new Fingerprints()
  const spans = new Spans(reader)
  return [...findings.map((finding) => ({ finding, by: undefined })), ...suppressed].map((row) => {
    const { finding } = row
    const { what, mend } = wordFinding(finding)
    const index = order.indexOf(finding.code)
    return {
      ruleId: finding.code,
      ...(index >= 0 && { ruleIndex: index }),
      level: levels[finding.severity],
      message: { text: mend === '' ? what : `${what} ${mend}` },
      locations: [{ physicalLocation: placeOf(finding, reader, spans) }],
      // GitHub's upload reckons `primaryLocationLineHash` itself, and warns of every other value under that name.
      partialFingerprints: { 'altText/v1': fingerprints.of(finding) },
      ...(row.by === undefined ? {} : { suppressions: [suppressionOf(row)] }),
    }
  })
}

function placeOf(finding: Finding, reader: Reader, spans: Spans): object {
  const { line, column, endLine, endColumn } = spans.of(finding)
  const path = `${reader.repository}${finding.file}`
  return {
    artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: root },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  }
}

function suppressionOf({ by, reason }: Suppressed): object {
  return by === 'comment'
    ? { kind: 'inSource', ...(reason !== '' && { justification: reason }) }
    : { kind: 'external', justification: 'It stands in the baseline.' }
}
