import type { Severity } from '../finding.ts'
import { ruleCodes } from '../rule-settings.ts'
import type { Level, RuleCode, RuleSettings } from '../rule-settings.ts'
import type { Rule } from './rule.ts'
import { rules } from './table.ts'

/** A rule that is asked in this run. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  readonly options: Readonly<Record<string, unknown>>
}

/**
 * The rules of a run, in the table's order: by the config, or those that were asked for by name. One that is asked for
 * is heard whatever the config says, and so are its cases. That a source could not be read is always told.
 */
export function activeRules(settings: RuleSettings, wanted?: readonly RuleCode[]): ActiveRule[] {
  const asked = wanted && new Set<RuleCode>([...wanted, 'source-unreadable'])
  return ruleCodes.flatMap((code) => {
    const rule = rules[code]
    if (asked !== undefined && !asked.has(code) && !(rule.kin !== undefined && asked.has(rule.kin))) return []
    const [level, options] = settingOf(rule, settings)
    if (level === 'off' && asked === undefined) return []
    return [{ rule, severity: level === 'off' ? 'warn' : level, options: { ...rule.options, ...options } }]
  })
}

function settingOf({ code, levels }: Rule, settings: RuleSettings): readonly [Level, object?] {
  const setting = settings[code]
  if (setting === undefined) return [levels[settings.preset ?? 'recommended']]
  return typeof setting === 'string' ? [setting] : setting
}
