import { writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AltTextError, audit as runAudit, messageOf, plainStyle, reporters } from '@alt-text/core'
import type { Pipeline, Reporter } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { exitCodeOf } from '../exit-code.ts'
import { openSite } from '../open.ts'
import { choiceOption, countOption, listOption, textOption } from '../options.ts'

export const audit: Command = {
  usage: 'audit [...paths]',
  description: 'Report images without a text alternative: exit 0 is clean, 1 has findings, 2 could not run',
  flags: [
    { usage: '--format <name>', description: `How to report: ${Object.keys(reporters).join(', ')}`, default: 'pretty' },
    { usage: '--output <file>', description: 'Write the report to a file' },
    { usage: '--rule <code>', description: 'Only this rule; may be given several times' },
    { usage: '--fail-on <severity>', description: 'Exit 1 at: error, warn', default: 'error' },
    { usage: '--max-warnings <n>', description: 'Exit 1 at more warnings than this' },
    configFlag,
  ],
  examples: ['alt-text audit', 'alt-text audit docs --format json --output report.json'],
  async run(io, paths, options) {
    const format = choiceOption(options, 'format', Object.keys(reporters)) ?? 'pretty'
    const failOn = choiceOption(options, 'failOn', ['error', 'warn']) ?? 'error'
    const maxWarnings = countOption(options, 'maxWarnings') ?? Infinity
    const output = textOption(options, 'output')
    const pipeline = await openSite(io, options)
    const file = output === undefined ? undefined : outputFile(resolve(io.cwd, output), pipeline)
    const report = await runAudit(pipeline, { paths, cwd: io.cwd, rules: listOption(options, 'rule') })
    const reporter = reporters[format] as Reporter
    if (file === undefined) io.out(reporter(report, io.style))
    else write(file, reporter(report, plainStyle))
    return exitCodeOf(report, { failOn, maxWarnings })
  },
}

/** A report in their place would be the end of a site's words, or of its config. */
function outputFile(file: string, { config }: Pipeline): string {
  if (file !== config.captions && file !== config.file) return file
  throw new AltTextError('USAGE', `--output names ${basename(file)}, which is not for reports.`, {
    fix: 'Name another file.',
  })
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text)
  } catch (error) {
    throw new AltTextError('USAGE', `The report could not be written: ${messageOf(error)}.`, {
      fix: 'Name a file in a folder that exists and can be written to.',
      cause: error,
    })
  }
}
