import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AltTextError, audit as runAudit, messageOf, plainStyle, reporters } from '@alt-text/core'
import type { AuditReport } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
import { choiceOption, countOption, listOption, textOption } from '../options.ts'

export const audit: Command = {
  usage: 'audit [...paths]',
  description: 'Report images without a text alternative; for people and for CI',
  flags: [
    { usage: '--format <name>', description: `How to report: ${Object.keys(reporters).join(', ')}`, default: 'pretty' },
    { usage: '--output <file>', description: 'Write the report to a file' },
    { usage: '--rule <code>', description: 'Only this rule; may be given several times' },
    { usage: '--fail-on <severity>', description: 'Exit 1 at: error, warn', default: 'error' },
    { usage: '--max-warnings <n>', description: 'Exit 1 at more warnings than this' },
    configFlag,
  ],
  examples: ['alt-text audit', 'alt-text audit docs --format json --output alt-text.json'],
  async run(io, paths, options) {
    const format = choiceOption(options, 'format', Object.keys(reporters)) ?? 'pretty'
    const failOn = choiceOption(options, 'failOn', ['error', 'warn']) ?? 'error'
    const maxWarnings = countOption(options, 'maxWarnings') ?? Infinity
    const pipeline = await openSite(io, options)
    const report = await runAudit(pipeline, { paths, cwd: io.cwd, rules: listOption(options, 'rule') })
    print(io, report, format, textOption(options, 'output'))
    return fails(report, failOn, maxWarnings) ? 1 : 0
  },
}

function print(io: Io, report: AuditReport, format: string, output: string | undefined): void {
  const reporter = reporters[format] as (typeof reporters)[string]
  if (output === undefined) return io.out(reporter(report, io.style))
  try {
    writeFileSync(resolve(io.cwd, output), reporter(report, plainStyle))
  } catch (error) {
    throw new AltTextError('USAGE', `The report could not be written: ${messageOf(error)}`, { cause: error })
  }
}

function fails({ findings }: AuditReport, failOn: 'error' | 'warn', maxWarnings: number): boolean {
  const errors = findings.filter(({ severity }) => severity === 'error').length
  const warnings = findings.length - errors
  return errors > 0 || (failOn === 'warn' && warnings > 0) || warnings > maxWarnings
}
