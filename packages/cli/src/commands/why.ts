import { relative, resolve, sep } from 'node:path'
import { AltTextError, shortSource, wordLeft } from '@alt-text/core'
import type { Pipeline, Resolution, Seen } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'
import { openSite } from '../open.ts'

export const why: Command = {
  usage: 'why <target>',
  description: 'Explain an image file, or FILE:LINE: how it was found, judged, resolved and recalled',
  flags: [configFlag],
  examples: ['alt-text why public/dog.jpg', 'alt-text why docs/about.md:12'],
  async run(io, [target = ''], options) {
    const pipeline = await openSite(io, options)
    const seen = await find(pipeline, io, target)
    if (seen.length === 0) {
      throw new AltTextError('USAGE', `No image was found for "${target}".`, {
        fix: 'Name an image file that a source uses, or a source with a line: docs/about.md:12.',
      })
    }
    io.out(`${seen.map((it) => explain(io, it)).join('\n\n')}\n`)
    return 0
  },
}

async function find(pipeline: Pipeline, io: Io, target: string): Promise<Seen[]> {
  const place = /^(.+?):(\d+)(?::\d+)?$/.exec(target)
  const path = fromRoot(pipeline, io, place?.[1] ?? target)
  const files = pipeline.discover()
  const only = files.filter((file) => file === path)
  const looks = await Promise.all((only.length > 0 ? only : files).map((file) => pipeline.read(file)))
  const broken = looks.find(({ source, error }) => error !== undefined && source.path === path)
  if (broken?.error !== undefined) throw broken.error
  const seen = looks.flatMap((look) => look.seen)
  if (only.length > 0)
    return place === null ? seen : seen.filter(({ occurrence }) => occurrence.line === Number(place[2]))
  return seen.filter(
    ({ resolution }) => resolution.kind === 'file' && resolution.image.key === (place === null ? path : target),
  )
}

function fromRoot({ config }: Pipeline, { cwd }: Io, path: string): string {
  if (/^(?:npm:|data:|https?:)/.test(path)) return path
  return relative(config.root, resolve(cwd, path)).split(sep).join('/')
}

function explain({ style }: Io, { occurrence, resolution, language, outcome }: Seen): string {
  const { file, line, column, kind, source, verdict, reason, role, roleReason, decision, context, alt, name } =
    occurrence
  const row = (label: string, text: string) => `  ${label.padEnd(10)} ${text}`
  const around = Object.entries(context)
    .filter(([key]) => key !== 'language')
    .map(([key, text]) => `${key} "${text}"`)
  return [
    style.bold(`${file}:${line}:${column}  ${shortSource(source)}`),
    row('found', `${kind}, ${occurrence.language}`),
    row(
      'judged',
      `${verdict} (${reason})${alt === null ? '' : `, alt "${alt}"`}${name === null ? '' : `, name "${name}"`}`,
    ),
    row('role', `${role ?? 'none'} (${roleReason}), so: ${decision}`),
    row('language', language),
    ...(around.length > 0 ? [row('around', around.join(', '))] : []),
    row('resolved', describeResolution(resolution)),
    row('recalled', describeOutcome(outcome)),
  ].join('\n')
}

function describeResolution(resolution: Resolution): string {
  switch (resolution.kind) {
    case 'file':
      return `${resolution.image.key} (${resolution.how}), ${resolution.image.mediaType}, ${resolution.image.hash}`
    case 'remote':
      return `${resolution.url} is on another host`
    case 'dynamic':
      return 'only known at run time'
    case 'none':
      return 'it has no source'
    case 'missing':
      return `not found; looked at ${resolution.tried.join(', ') || 'nothing'}${resolution.outside === true ? ' (outside the allowed folders)' : ''}`
    case 'unreadable':
      return `${resolution.path}: ${resolution.message}`
    default:
      return resolution satisfies never
  }
}

function describeOutcome(outcome: Seen['outcome']): string {
  switch (outcome.kind) {
    case 'settled':
      return 'nothing to do'
    case 'words': {
      const words = outcome.words === null ? 'alt="", it is decorative' : `"${outcome.words}"`
      return `${words}, ${outcome.state}${outcome.by === undefined ? '' : `, by ${outcome.by}`}, from ${outcome.key}${outcome.stale ? ', stale' : ''}`
    }
    case 'left': {
      const { what, mend } = wordLeft(outcome.why)
      return `no words (${outcome.why}): ${what} ${mend}`
    }
    default:
      return outcome satisfies never
  }
}
