import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AltTextError, messageOf } from '@alt-text/core'
import { linesOf, withPlugin } from '../hosts/config-edit.ts'
import { readConfig } from '../hosts/config-source.ts'
import { hostOf, hostWithout } from '../hosts/index.ts'
import type { FoundHost, HostSettings } from '../hosts/index.ts'
import type { Command } from '../command.ts'
import type { Io } from '../io.ts'

const names = ['alt-text.config.ts', 'alt-text.config.mts', 'alt-text.config.js', 'alt-text.config.mjs']

export const init: Command = {
  usage: 'init',
  description: 'Write a config for this project, put the plugin into its build, and keep the working folder out of git',
  flags: [],
  examples: ['alt-text init'],
  async run(io) {
    const found = hostOf(io.cwd)
    const existing = names.find((name) => existsSync(join(io.cwd, name)))
    if (existing === undefined) {
      const name = existsSync(join(io.cwd, 'tsconfig.json')) ? 'alt-text.config.ts' : 'alt-text.config.mjs'
      const text = configText(await settings(io, found))
      attempt(name, () => writeFileSync(join(io.cwd, name), text, { flag: 'wx' }))
      io.out(`Wrote ${name}.\n`)
    } else io.out(`${existing} is there already; left as it is.\n`)
    const lacks = found === undefined ? hostWithout(io.cwd) : undefined
    if (found !== undefined) io.out(`${setUp(io.cwd, found)}\n`)
    else if (lacks !== undefined) io.out(`${linesFor(lacks, false)}\n`)
    if (ignoreWorkingFolder(io.cwd)) io.out('Added .alt-text/ to .gitignore.\n')
    const lacking = ['@alt-text/core', ...((found ?? lacks)?.host.install ?? [])].filter(
      (name) => !isInstalled(io.cwd, name),
    )
    if (lacking.length > 0) io.out(`Not installed yet: npm install --save-dev ${lacking.join(' ')}\n`)
    io.out('Next: `alt-text audit` shows what is missing, `alt-text fill` drafts it.\n')
    return 0
  },
}

/** What the host says; a host that cannot be asked is no reason to write no config. */
async function settings(io: Io, found: FoundHost | undefined): Promise<HostSettings> {
  if (found === undefined) return {}
  try {
    return await found.host.settings(io.cwd, found.config)
  } catch (error) {
    const { title } = found.host
    io.note(`${title}'s config could not be read, so its folders and aliases are not in ours: ${messageOf(error)}`)
    return {}
  }
}

/** Puts the plugin into the host's own config, or says what to put where. */
function setUp(folder: string, { host, config }: FoundHost): string {
  const path = join(folder, config)
  const text = attempt(config, () => readFileSync(path, 'utf8'))
  if (/unplugin-alt-text|@alt-text\/docs/.test(text)) return `${config} has the plugin for ${host.title} already.`
  const source = readConfig(folder, config)
  const written = source && withPlugin(source, host.setUp)
  if (written === undefined) return linesFor({ host, config }, source?.isCommonJs === true)
  attempt(config, () => writeFileSync(path, written))
  return `Put the plugin for ${host.title} into ${config}.`
}

function linesFor({ host, config }: FoundHost, isCommonJs: boolean): string {
  const lines = linesOf(host.setUp, isCommonJs).map((it) => `  ${it}`)
  return [`Put the plugin for ${host.title} into ${config}:`, ...lines].join('\n')
}

/** Only what differs from the defaults is written: what stands there was seen. */
function configText(host: HostSettings): string {
  const rows = Object.entries(host).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`)
  return [
    "import { defineConfig, embedded } from '@alt-text/core'",
    '',
    'export default defineConfig({',
    '  // Who drafts words, tried in order. embedded() reads what is already in the image files; behind it goes',
    '  // one that looks at the pictures: onnx() from @alt-text/onnx on this machine, or modelrunner() from',
    '  // @alt-text/backends/modelrunner, which sends them to a service.',
    '  backend: [embedded()],',
    ...rows,
    '})',
    '',
  ].join('\n')
}

function ignoreWorkingFolder(folder: string): boolean {
  const path = join(folder, '.gitignore')
  const text = existsSync(path) ? attempt('.gitignore', () => readFileSync(path, 'utf8')) : ''
  if (/^(?:\*\*)?\/?\.alt-text\/?\s*$/m.test(text)) return false
  const end = text.includes('\r\n') ? '\r\n' : '\n'
  const gap = text === '' || text.endsWith('\n') ? '' : end
  attempt('.gitignore', () => writeFileSync(path, `${text}${gap}.alt-text/${end}`))
  return true
}

function attempt<T>(name: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw new AltTextError('USAGE', `It cannot be read or written: ${messageOf(error)}.`, {
      place: { file: name },
      fix: 'Make the file and its folder writable.',
      cause: error,
    })
  }
}

function isInstalled(folder: string, name: string): boolean {
  const paths = createRequire(join(folder, 'alt-text.config.mjs')).resolve.paths(name) ?? []
  return paths.some((path) => existsSync(join(path, name, 'package.json')))
}
