import { appendFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { basename, relative, resolve, sep } from 'node:path'
import {
  AltTextError,
  audit as runAudit,
  createSourceFilter,
  isReport,
  listsImages,
  messageOf,
  plainStyle,
  reporters,
} from '@alt-text/core'
import type { AuditReport, Baseline, Pipeline, Reader, Reporter } from '@alt-text/core'
import { readBaseline, writeBaseline } from '../baseline-file.ts'
import type { ChangedFiles } from '../changed-files.ts'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { exitCodeOf, failingOf } from '../exit-code.ts'
import { count } from '../count.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
import { choiceOption, countOption, listOption, switchOption, textOption } from '../options.ts'
import { readerAt } from '../reader.ts'

export const audit: Command = {
  usage: 'audit [...paths]',
  description: 'Report images without a text alternative: exit 0 is clean, 1 has findings, 2 could not run',
  flags: [
    { usage: '--format <name>', description: `How to report: ${Object.keys(reporters).join(', ')}`, default: 'pretty' },
    { usage: '--output <file>', description: 'Write the report to a file' },
    { usage: '--rule <code>', description: 'Only this rule; may be given several times' },
    { usage: '--fail-on <severity>', description: 'Exit 1 at: error, warn', default: 'error' },
    { usage: '--max-warnings <n>', description: 'Exit 1 at more warnings than this' },
    { usage: '--baseline <file>', description: 'Findings that are known: counted, not failed' },
    { usage: '--update-baseline', description: 'Take all findings of this run for known' },
    {
      usage: '--changed [ref]',
      description: 'Only what changed since the branch left this one, or the default branch',
    },
    configFlag,
  ],
  examples: [
    'alt-text audit',
    'alt-text audit docs --format json --output report.json',
    'alt-text audit --baseline alt-text.baseline.json --update-baseline',
    'alt-text audit --changed=origin/main',
  ],
  async run(io, paths, options) {
    const format = choiceOption(options, 'format', Object.keys(reporters)) ?? 'pretty'
    const failOn = choiceOption(options, 'failOn', ['error', 'warn']) ?? 'error'
    const maxWarnings = countOption(options, 'maxWarnings') ?? Infinity
    const output = textOption(options, 'output')
    const pipeline = await openSite(io, options, { still: true })
    const file = output === undefined ? undefined : reportFile(resolve(io.cwd, output), pipeline)
    const changed = await changedOption(options, pipeline.config.root)
    const baseline = baselineOption(io, options, pipeline)
    const report = await runAudit(pipeline, {
      paths,
      cwd: io.cwd,
      rules: listOption(options, 'rule'),
      images: listsImages(format) ? 'all' : 'lacking',
      changed: changed?.paths,
      baseline: baseline?.content,
      updateBaseline: baseline?.update,
    })
    pipeline.remember()
    if (changed?.paths.size === 0) io.note(`Nothing has changed since ${changed.since}.`)
    if (baseline !== undefined) settle(io, baseline, report)
    const reporter = reporters[format] as Reporter
    const reader = readerAt(io.cwd, pipeline, failingOf(report, { failOn, maxWarnings }))
    if (file === undefined) io.out(await reporter(report, io.style, reader))
    else write(file, await reporter(report, plainStyle, reader))
    if (format === 'github') await summarise(io, report, reader)
    return exitCodeOf(report, { failOn, maxWarnings })
  },
}

/** Anything in their place would be the end of a site's words, or of its config. */
function ownFile(file: string, flag: string, purpose: string, { config }: Pipeline): string {
  if (file !== config.captions && file !== config.file) return file
  throw new AltTextError('USAGE', `${flag} names ${basename(file)}, which is not for ${purpose}.`, {
    fix: 'Name another file.',
  })
}

/** Nor a page of the site, which has no other copy; an older report in a place where pages are looked for is none. */
function reportFile(file: string, pipeline: Pipeline): string {
  const { root } = pipeline.config
  const isSource = createSourceFilter(pipeline.config)(relative(root, file).split(sep).join('/'))
  if (isSource && existsSync(file) && statSync(file).isFile() && !isReport(readFileSync(file, 'utf8'))) {
    throw new AltTextError('USAGE', `--output names ${basename(file)}, which is a source of the site.`, {
      fix: 'Name another file.',
    })
  }
  return ownFile(file, '--output', 'reports', pipeline)
}

async function changedOption(
  options: Readonly<Record<string, unknown>>,
  root: string,
): Promise<ChangedFiles | undefined> {
  const ref = options['changed']
  if (ref === undefined) return undefined
  const { changedFiles } = await import('../changed-files.ts')
  return changedFiles(root, ref === true ? undefined : textOption(options, 'changed'))
}

interface OpenBaseline {
  readonly file: string
  readonly name: string
  readonly content: Baseline
  readonly update: boolean
}

function baselineOption(
  io: Io,
  options: Readonly<Record<string, unknown>>,
  pipeline: Pipeline,
): OpenBaseline | undefined {
  const name = textOption(options, 'baseline')
  const update = switchOption(options, 'updateBaseline')
  if (name === undefined) {
    if (!update) return undefined
    throw new AltTextError('USAGE', '--update-baseline needs to know which one.', {
      fix: 'Name it: --baseline alt-text.baseline.json.',
    })
  }
  const file = ownFile(resolve(io.cwd, name), '--baseline', 'baselines', pipeline)
  return { file, name, content: readBaseline(file, name, { mayLack: update }), update }
}

/** Keeps what was found, where that was asked for, and says how the site stands to its baseline. */
function settle(io: Io, { file, name, update }: OpenBaseline, { baseline }: AuditReport): void {
  if (baseline === undefined) return
  const { known, fixed, next } = baseline
  if (update) writeBaseline(file, name, next)
  if (update) io.note(`${name}: ${count(known, 'finding')} known.`)
  else if (fixed > 0)
    io.note(
      `${name}: ${count(known, 'finding')} known; ${count(fixed, 'finding')} mended since, --update-baseline takes them out.`,
    )
  else if (known > 0) io.note(`${name}: ${count(known, 'finding')} known.`)
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

/** Beside the annotations, of which a step shows few. */
async function summarise(io: Io, report: AuditReport, reader: Reader): Promise<void> {
  if (io.jobSummary === undefined) return
  const text = await (reporters['markdown'] as Reporter)(report, plainStyle, reader)
  try {
    appendFileSync(io.jobSummary, `${text}\n`)
  } catch (error) {
    // Nothing is lost: the same stands in the log.
    io.note(`The summary of the job could not be written: ${messageOf(error)}.`)
  }
}
