import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeHost } from '../host.ts'
import type { HostSettings } from '../host.ts'
import type { Command } from '../command.ts'

const names = ['alt-text.config.ts', 'alt-text.config.mts', 'alt-text.config.js', 'alt-text.config.mjs']

export const init: Command = {
  usage: 'init',
  description: 'Write a config for this project, and keep the working folder out of git',
  flags: [],
  examples: ['alt-text init'],
  async run(io) {
    const existing = names.find((name) => existsSync(join(io.cwd, name)))
    if (existing === undefined) {
      const name = existsSync(join(io.cwd, 'tsconfig.json')) ? 'alt-text.config.ts' : 'alt-text.config.mjs'
      writeFileSync(join(io.cwd, name), configText(await describeHost(io.cwd)), { flag: 'wx' })
      io.out(`Wrote ${name}.\n`)
    } else io.out(`${existing} is there already; left as it is.\n`)
    if (ignoreWorkingFolder(io.cwd)) io.out('Added .alt-text/ to .gitignore.\n')
    io.out('Next: `alt-text audit` shows what is missing, `alt-text fill` drafts it.\n')
    return 0
  },
}

/** Only what differs from the defaults is written: what stands there was seen. */
function configText(host: HostSettings): string {
  const rows = Object.entries(host).map(([key, value]) => `  ${key}: ${JSON.stringify(value)},`)
  return [
    "import { defineConfig, embedded } from '@alt-text/core'",
    '',
    'export default defineConfig({',
    '  // Who drafts words, tried in order. embedded() reads what is already in the image files.',
    '  backend: [embedded()],',
    ...rows,
    '})',
    '',
  ].join('\n')
}

function ignoreWorkingFolder(folder: string): boolean {
  const path = join(folder, '.gitignore')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  if (/^\/?\.alt-text\/?\s*$/m.test(text)) return false
  writeFileSync(path, `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}.alt-text/\n`)
  return true
}
