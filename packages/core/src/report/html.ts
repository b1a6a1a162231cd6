import type { AuditReport, RuleDoc } from '../audit-report.ts'
import type { Finding } from '../finding.ts'
import { frameOf } from './frame.ts'
import { escapeHtml } from './html/escape.ts'
import { policy } from './html/policy.ts'
import { Pictures } from './html/pictures.ts'
import { script } from './html/script.ts'
import { style } from './html/style.ts'
import { plainReader } from './reporter.ts'
import type { Reader, Reporter } from './reporter.ts'
import { shortSource } from './source-name.ts'
import { count, summaryOf, tallyOf } from './tally.ts'
import { wordFinding } from './wording.ts'
import { worstFirst } from './worst.ts'

/** More than these are too long to scroll past: only the first files are open. */
const fewEnough = 200

/**
 * One page with everything in it, to be looked at in a browser or kept by a CI service: it asks for nothing from
 * anywhere, and its policy lets it ask for nothing. Readable without its script, which only filters.
 */
export const html: Reporter = async (report, _style, reader = plainReader) => {
  const pictures = await Pictures.of(report, reader)
  const files = [...byFile(report)]
  const open = report.findings.length <= fewEnough
  return [
    '<!doctype html>',
    '<html lang="en">',
    head(report),
    '<body>',
    `<header><h1>Text alternatives</h1><p>${escapeHtml(summaryOf(report))}</p></header>`,
    ...(report.findings.length === 0 ? [] : filter(report)),
    '<main>',
    ...files.map(([file, findings], index) => section(file, findings, open || index < 3, reader, pictures)),
    ...rulesOf(report),
    '</main>',
    pictures.definitions(),
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

function head(report: AuditReport): string {
  const { errors, warnings } = tallyOf(report)
  return [
    '<head>',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="${policy({ style, script })}">`,
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>Text alternatives: ${count(errors, 'error')}, ${count(warnings, 'warning')}</title>`,
    `<style>${style}</style>`,
    '</head>',
  ].join('\n')
}

function filter(report: AuditReport): string[] {
  const codes = new Map<string, number>()
  for (const { code } of worstFirst(report)) codes.set(code, (codes.get(code) ?? 0) + 1)
  const option = ([code, number]: [string, number]): string =>
    `<option value="${escapeHtml(code)}">${escapeHtml(code)} (${number})</option>`
  return [
    '<form role="search" aria-label="Findings" hidden>',
    '<label>Words <input type="search" name="words" autocomplete="off"></label>',
    '<label>Severity <select name="severity"><option value="">All</option><option value="error">Errors</option><option value="warn">Warnings</option></select></label>',
    `<label>Rule <select name="code"><option value="">All</option>${[...codes].map(option).join('')}</select></label>`,
    '<button type="button" name="fold">Close all files</button>',
    `<output name="shown">${count(report.findings.length, 'finding')}</output>`,
    '</form>',
  ]
}

function byFile({ findings }: AuditReport): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>()
  for (const finding of findings) {
    const group = files.get(finding.file)
    if (group === undefined) files.set(finding.file, [finding])
    else group.push(finding)
  }
  return files
}

function section(
  file: string,
  findings: readonly Finding[],
  open: boolean,
  reader: Reader,
  pictures: Pictures,
): string {
  const text = reader.text(file)
  return [
    `<details${open ? ' open' : ''}>`,
    `<summary><h2><bdi>${escapeHtml(file)}</bdi></h2> <span>${count(findings.length, 'finding')}</span></summary>`,
    '<ul>',
    ...findings.map((finding) => item(finding, text, pictures)),
    '</ul>',
    '</details>',
  ].join('\n')
}

function item(finding: Finding, text: string | undefined, pictures: Pictures): string {
  const { what, mend } = wordFinding(finding)
  const { code, severity, line, column, file, image } = finding
  const name = shortSource(image)
  return [
    `<li data-severity="${severity}" data-code="${escapeHtml(code)}">`,
    pictures.show(finding),
    '<div>',
    `<h3><span class="${severity}">${severity === 'error' ? 'Error' : 'Warning'}</span> <bdi>${worded(what)}</bdi></h3>`,
    framed(finding, text),
    `<p><bdi>${worded(mend)}</bdi></p>`,
    `<p class="place"><code><bdi>${escapeHtml(`${file}:${line}:${column}`)}</bdi></code>`,
    ...(name === '' ? [] : [`<code><bdi>${escapeHtml(name)}</bdi></code>`]),
    `<a href="#rule-${escapeHtml(code)}">${escapeHtml(code)}</a></p>`,
    '</div>',
    '</li>',
  ].join('')
}

/** A message, with what it has in backticks as code. */
function worded(message: string): string {
  return escapeHtml(message).replaceAll(/`([^`]+)`/g, '<code>$1</code>')
}

function framed(finding: Finding, text: string | undefined): string {
  const parts = text === undefined ? undefined : frameOf(text, finding)
  if (parts === undefined) return ''
  const { before, marked, after } = parts
  return `<pre><code>${escapeHtml(before)}<mark>${escapeHtml(marked)}</mark>${escapeHtml(after)}</code></pre>`
}

/** Those that found something. */
function rulesOf({ findings, rules = {} }: AuditReport): string[] {
  const found = new Set(findings.map(({ code }) => code))
  if (found.size === 0) return []
  const known = Object.entries(rules).filter(([code]) => found.has(code))
  const unknown = [...found].filter((code) => !Object.hasOwn(rules, code))
  return [
    '<section class="rules"><h2>Rules</h2><dl>',
    ...known.map(([code, doc]) => rule(code, doc)),
    ...unknown.map((code) => `<dt id="rule-${escapeHtml(code)}">${escapeHtml(code)}</dt><dd></dd>`),
    '</dl></section>',
  ]
}

function rule(code: string, { finds, why, standards }: RuleDoc): string {
  const link = ({ name, url }: RuleDoc['standards'][number]): string =>
    `<a href="${escapeHtml(url)}" rel="noreferrer">${escapeHtml(name)}</a>`
  return `<dt id="rule-${escapeHtml(code)}">${escapeHtml(code)}</dt><dd><p>${escapeHtml(`${finds} ${why}`)}</p><p>${standards.map(link).join(', ')}</p></dd>`
}
