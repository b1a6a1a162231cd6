import type { AuditReport } from './audit-report.ts'
import { rules } from './audit/index.ts'
import type { Rule } from './audit/index.ts'
import { AltTextError } from './error.ts'
import type { Finding } from './finding.ts'
import { nearest } from './config/index.ts'
import type { Pipeline } from './pipeline.ts'
import type { Look, Seen } from './seen.ts'

export interface AuditOptions {
  /** Only below these. @default the whole site */
  readonly paths?: readonly string[] | undefined
  readonly cwd?: string | undefined
  /** Only these rules, and sources that could not be read. @default all */
  readonly rules?: readonly string[] | undefined
}

/**
 * Looks at every source and reports. Asks nobody, writes nothing.
 * @throws AltTextError `USAGE` for a rule or path that does not exist
 */
export async function audit(pipeline: Pipeline, options: AuditOptions = {}): Promise<AuditReport> {
  const wanted = new Set((options.rules ?? Object.keys(rules)).map(ruleNamed))
  // No rule has a say about a source that could not be read: that it is so is always reported.
  wanted.add(rules['source-unreadable'] as Rule)
  const files = pipeline.discover(options.paths, options.cwd)
  const seen: Seen[] = []
  const findings: Finding[] = []
  for (const file of files) {
    const look: Look = await pipeline.read(file)
    seen.push(...look.seen)
    const found = [...wanted].flatMap((rule) =>
      rule.check(look).map((finding) => ({ code: rule.code, severity: rule.severity, ...finding })),
    )
    findings.push(...found.sort((one, other) => one.range.start - other.range.start))
  }
  return { files: files.length, seen, findings }
}

function ruleNamed(code: string): Rule {
  const rule = Object.hasOwn(rules, code) ? rules[code] : undefined
  if (rule !== undefined) return rule
  const known = Object.keys(rules)
  const near = nearest(code, known)
  throw new AltTextError('USAGE', `There is no rule "${code}".`, {
    fix: near === undefined ? `Rules are: ${known.join(', ')}.` : `Did you mean "${near}"?`,
  })
}
