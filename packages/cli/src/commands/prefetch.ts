import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AltTextError, BackendError, describeError, hasCode, loadConfig } from '@alt-text/core'
import type { Backend } from '@alt-text/core'
import { configFlag } from '../command.ts'
import type { Command } from '../command.ts'
import { count } from '../count.ts'
import type { Io } from '../io.ts'
import { switchOption, textOption } from '../options.ts'

export const prefetch: Command = {
  usage: 'prefetch',
  description: 'Download the models of local backends, and lock what came in alt-text.models.json',
  flags: [
    { usage: '--offline', description: 'Open no connection; exit 1 unless everything is here and as it is locked' },
    { usage: '--list', description: 'Show the models that are known to work, and what they weigh' },
    configFlag,
  ],
  examples: ['alt-text prefetch', 'alt-text prefetch --offline'],
  async run(io, _, options) {
    const config = await loadConfig({ from: io.cwd, file: textOption(options, 'config') })
    const backends = (config.backends ?? []).filter(hasModel)
    if (switchOption(options, 'list')) {
      io.out(listOf(io, backends.length > 0 ? backends : [await installed(config.root)]))
      return 0
    }
    if (backends.length === 0) {
      throw new AltTextError('USAGE', 'No backend of the config has a model to download.', {
        fix: 'Add one, such as onnx() of @alt-text/onnx.',
      })
    }
    let code = 0
    for (const backend of backends) code = Math.max(code, await fetchOne(io, backend, config.root, options))
    return io.interrupted ?? code
  },
}

/** What a backend has that keeps its model in files; found by its shape, for the CLI knows no backend. Sizes in bytes. */
export interface WithModel {
  readonly knownModels: readonly {
    readonly id: string
    readonly licence: string
    readonly languages: readonly string[]
    readonly megabytes: Readonly<Partial<Record<string, number>>>
    readonly note: string
  }[]
  readonly prefetch: (run: {
    readonly root: string
    readonly signal: AbortSignal
    readonly offline: boolean
    readonly onEvent: (event: Event) => void
  }) => Promise<{
    readonly folder: string
    readonly commit?: string | undefined
    readonly files: number
    readonly bytes: number
    readonly fetched: number
    readonly lock: 'written' | 'same' | 'none'
  }>
}

type Event =
  | { readonly kind: 'planned'; readonly files: number; readonly bytes: number; readonly folder: string }
  | { readonly kind: 'progress'; readonly done: number }
  | { readonly kind: 'fetched'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'notice'; readonly line: string }

type Fetching = Backend & WithModel

function hasModel(backend: Backend): backend is Fetching {
  return typeof (backend as Partial<Fetching>).prefetch === 'function'
}

const local = '@alt-text/onnx'

/** Which models there are is asked before one is chosen, so without a config as well. */
async function installed(root: string): Promise<Fetching> {
  try {
    const path = createRequire(join(root, 'noop.js')).resolve(local)
    const { onnx } = (await import(pathToFileURL(path).href)) as { onnx: () => Fetching }
    return onnx()
  } catch (error) {
    if (!hasCode(error, 'MODULE_NOT_FOUND')) throw error
    throw new AltTextError('USAGE', `Models are listed by ${local}, which is not installed.`, {
      fix: `Run \`npm install --save-dev ${local}\`.`,
    })
  }
}

async function fetchOne(
  io: Io,
  backend: Fetching,
  root: string,
  options: Readonly<Record<string, unknown>>,
): Promise<number> {
  const name = backend.model ?? backend.name
  const shown = io.terminal ? bar(io, name) : lines(io, name)
  try {
    const run = { root, signal: io.signal, offline: switchOption(options, 'offline'), onEvent: shown.onEvent }
    const { files, bytes, fetched, folder, lock } = await backend.prefetch(run)
    shown.end()
    const came = fetched === 0 ? 'already here' : `${sizeOf(fetched)} fetched`
    io.out(`${io.style.bold(name)}: ${count(files, 'file')}, ${sizeOf(bytes)}, ${came}, verified.\n  ${folder}\n`)
    io.out(`  ${lockLines[lock]}\n`)
    return 0
  } catch (error) {
    shown.end()
    if (!(error instanceof AltTextError) && !(error instanceof BackendError)) throw error
    io.note(`${name}: ${io.style.red(describeError(error))}`)
    return 1
  }
}

const lockLines = {
  written: 'Locked in alt-text.models.json: commit that file.',
  same: 'As locked in alt-text.models.json.',
  none: 'Not locked: the folder was named by an absolute path, which other machines do not have.',
} as const

interface Shown {
  onEvent(event: Event): void
  end(): void
}

/** A line for each file and each wait. */
function lines(io: Io, name: string): Shown {
  let [done, total] = [0, 0]
  return {
    onEvent(event) {
      if (event.kind === 'notice') io.note(event.line)
      if (event.kind === 'planned') {
        ;[done, total] = [0, event.files]
        if (total > 0)
          io.note(`${name}: fetching ${count(event.files, 'file')}, ${sizeOf(event.bytes)}, into ${event.folder}`)
      }
      if (event.kind === 'fetched' && total > 0) io.note(`[${++done}/${total}] ${event.file}  ${sizeOf(event.bytes)}`)
    },
    end: () => {},
  }
}

/** One bar over all bytes. */
function bar({ note, status, style }: Io, name: string): Shown {
  let [total, drawn] = [0, 0]
  return {
    onEvent(event) {
      if (event.kind === 'planned') total = event.bytes
      if (event.kind === 'notice') note(event.line)
      if (event.kind !== 'progress' || total === 0 || (Date.now() - drawn < 100 && event.done < total)) return
      drawn = Date.now()
      const full = Math.floor((event.done / total) * barWidth)
      const row = '#'.repeat(full) + style.dim('-'.repeat(barWidth - full))
      status(`${row}  ${sizeOf(event.done)} of ${sizeOf(total)}  ${name}`)
    },
    end: () => status(undefined),
  }
}

const barWidth = 30

function listOf({ style }: Io, backends: readonly Fetching[]): string {
  const rows = [
    ...new Map(backends.flatMap(({ knownModels }) => knownModels.map((model) => [model.id, model]))).values(),
  ]
  return rows
    .map(({ id, licence, languages, megabytes, note }) => {
      const sizes = Object.entries(megabytes).map(([dtype, size]) => `${dtype} ${size} MB`)
      return `${style.bold(id)}\n  ${licence}, writes ${languages.join(', ')}; ${note}\n  ${sizes.join(', ')}\n`
    })
    .join('')
}

function sizeOf(bytes: number): string {
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`
}
