import { apply as runApply, describeError } from '@alt-text/core'
import type { ApplyReport } from '@alt-text/core'
import { configFlag } from '../command.ts'
import { count } from '../count.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'
import { switchOption } from '../options.ts'

export const apply: Command = {
  usage: 'apply [...paths]',
  description: 'Write reviewed words into the sources themselves',
  flags: [
    { usage: '--check', description: 'Write nothing; exit 1 when there is something to write' },
    { usage: '--fix-blank', description: 'Also replace alternatives that are blank, such as alt=" "' },
    configFlag,
  ],
  examples: ['alt-text apply', 'alt-text apply docs --check'],
  async run(io, paths, options) {
    const check = switchOption(options, 'check')
    const pipeline = await openSite(io, options)
    const report = await runApply(pipeline, { paths, cwd: io.cwd, check, fixBlank: switchOption(options, 'fixBlank') })
    for (const error of report.unreadable) io.note(io.style.red(describeError(error)))
    io.out(describe(io, report, check))
    return report.unreadable.length > 0 || (check && report.changed.length > 0) ? 1 : 0
  },
}

function describe(io: Io, report: ApplyReport, check: boolean): string {
  const { drafts, stale } = report.waiting
  return [
    ...changes(io, report, check),
    ...(drafts === 0 ? [] : [`${count(drafts, 'image')} left: only a draft so far. Review it in the captions file.`]),
    ...(stale === 0
      ? []
      : [`${count(stale, 'image')} left: changed since its words were reviewed. See \`alt-text audit\`.`]),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function changes({ style }: Io, { changed }: ApplyReport, check: boolean): string[] {
  if (changed.length === 0) return ['Nothing to write: no reviewed words are missing from a source.']
  const images = changed.reduce((sum, file) => sum + file.images, 0)
  const verb = check ? 'would get' : 'got'
  const lines = changed.map((file) => `  ${file.file}  ${file.images}`)
  const [image, file] = [count(images, 'image'), count(changed.length, 'file')]
  return [style.bold(`${image} ${verb} ${images === 1 ? 'its' : 'their'} words, in ${file}:`), ...lines]
}
