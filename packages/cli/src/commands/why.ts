import { relative, resolve, sep } from 'node:path'
import { AltTextError } from '@alt-text/core'
import type { Look, Pipeline, Seen } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { explain } from '../explanation.ts'
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
    io.out(`${seen.map((it) => explain(io.style, it)).join('\n\n')}\n`)
    return 0
  },
}

/** @throws AltTextError `USAGE` where there is nothing to explain */
async function find(pipeline: Pipeline, io: Io, target: string): Promise<Seen[]> {
  const files = pipeline.discover()
  const place = /^(.+?):(\d+)(?::\d+)?$/.exec(target)
  const named = fromRoot(pipeline, io, target)
  const source = files.find(
    (file) => file === named || (place !== null && file === fromRoot(pipeline, io, place[1] as string)),
  )
  if (source !== undefined) {
    const line = source === named ? undefined : Number(place?.[2])
    return inSource(await pipeline.read(source), line)
  }
  const looks = await Promise.all(files.map((file) => pipeline.read(file)))
  return ofImage(looks, target, named)
}

function inSource({ source, seen, error }: Look, line: number | undefined): Seen[] {
  if (error !== undefined) throw error
  const found = seen.filter(({ occurrence }) => line === undefined || occurrence.line === line)
  if (found.length > 0) return found
  const lines = [...new Set(seen.map(({ occurrence }) => occurrence.line))].join(', ')
  const where = line === undefined ? source.path : `line ${line} of ${source.path}`
  throw new AltTextError('USAGE', `There is no image in ${where}.`, {
    fix: lines === '' ? undefined : `There are some in line ${lines}.`,
  })
}

function ofImage(looks: readonly Look[], target: string, path: string): Seen[] {
  const found = looks
    .flatMap((look) => look.seen)
    .filter((seen) => isOf(seen.resolution, target, path) || isWritten(seen, target))
  if (found.length > 0) return found
  const unread = looks.filter(({ error }) => error !== undefined).length
  const but = unread === 0 ? '' : `, but ${unread} of them could not be read: see alt-text audit`
  throw new AltTextError('USAGE', `No source shows an image "${target}"${but}.`, {
    fix: 'Name an image file that a source shows, or a source with a line: docs/about.md:12.',
  })
}

/** As it stands in a source, and in what the audit shows of it. */
function isWritten({ occurrence: { source } }: Seen, target: string): boolean {
  return (source.kind === 'address' ? source.value : source.kind === 'asset' ? source.specifier : undefined) === target
}

function isOf(resolution: Seen['resolution'], target: string, path: string): boolean {
  switch (resolution.kind) {
    case 'file':
      return resolution.image.key === path || resolution.image.key === target
    case 'unreadable':
      return resolution.path === path
    case 'missing':
      return resolution.tried.includes(path)
    case 'remote':
      return resolution.url === target
    case 'dynamic':
    case 'none':
      return false
    default:
      return resolution satisfies never
  }
}

function fromRoot({ config }: Pipeline, { cwd }: Io, path: string): string {
  return relative(config.root, resolve(cwd, path)).split(sep).join('/')
}
