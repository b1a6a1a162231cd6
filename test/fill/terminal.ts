import { spawn, spawnSync } from 'node:child_process'
import { ended } from '../cli/site.ts'
import type { Ran, Site } from '../cli/site.ts'
import { bin } from '../cli/site.ts'

/** `script` of util-linux runs a command in a terminal of its own; that of macOS and BSD takes other arguments. */
export const hasTerminal: boolean =
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout?.includes('util-linux') ?? false

export interface Typing {
  /** What has to be seen first. */
  readonly after: RegExp
  readonly keys: string
}

/** The command in a terminal: what it showed, its code, and whether the terminal is as it was. */
export async function inTerminal(
  site: Site,
  args: readonly string[],
  typing?: Typing,
): Promise<Ran & { isSane: boolean }> {
  const command = [process.execPath, bin, ...args].map((word) => `'${word}'`).join(' ')
  // A terminal without a size wraps every letter. The shell outlives a Ctrl-C that is meant for the command.
  const whole = `stty cols 120 rows 40; trap : INT; before=$(stty -g); ${command}; code=$?; [ "$before" = "$(stty -g)" ] && echo SANE; exit $code`
  const { CI, NO_COLOR, FORCE_COLOR, ...env } = process.env
  const child = spawn('script', ['-qefc', whole, '/dev/null'], {
    cwd: site.root,
    env: { ...env, TERM: 'xterm-256color', SHELL: '/bin/sh' },
  })
  let shown = ''
  let typed = false
  child.stdout.on('data', (data: Buffer) => {
    shown += data.toString()
    if (typing === undefined || typed || !typing.after.test(shown)) return
    typed = true
    child.stdin.write(typing.keys)
  })
  const ran = await ended(child)
  return { ...ran, isSane: ran.out.includes('SANE') }
}

/** What stands on the screen in the end, line by line; lines that were drawn over are gone. */
export function screenOf(text: string): string[] {
  const lines = text.replaceAll('\r\n', '\n').split('\n')
  // oxlint-disable-next-line no-control-regex -- what the terminal takes for commands
  return lines.map((line) => (line.split('\u001B[2K').at(-1) ?? '').replaceAll(/\u001B\[[?\d;]*[A-Za-z]|\r/g, ''))
}
