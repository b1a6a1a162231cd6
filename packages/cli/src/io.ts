import { styleText } from 'node:util'
import { plainStyle } from '@alt-text/core'
import type { Style } from '@alt-text/core'

/** The only place that knows the process: streams, colours, signals, the exit code. */
export interface Io {
  readonly cwd: string
  /** Whether a person watches the output. */
  readonly terminal: boolean
  /** Whether somebody can answer. */
  readonly interactive: boolean
  readonly style: Style
  /** Results: text for standard output. */
  out(text: string): void
  /** Progress and trouble: one line for standard error. */
  note(line: string): void
  /** Aborts at Ctrl-C; the second one ends the process at once. */
  readonly signal: AbortSignal
}

const colours: Style = {
  bold: (text) => styleText('bold', text),
  dim: (text) => styleText('dim', text),
  red: (text) => styleText('red', text),
  yellow: (text) => styleText('yellow', text),
  green: (text) => styleText('green', text),
  underline: (text) => styleText('underline', text),
}

export function processIo(): Io {
  const { stdin, stdout, stderr, env } = process
  const colourful = env['NO_COLOR'] === undefined && (stdout.isTTY === true || env['FORCE_COLOR'] !== undefined)
  endQuietlyOnClosedPipe(stdout)
  endQuietlyOnClosedPipe(stderr)
  return {
    cwd: process.cwd(),
    terminal: stderr.isTTY === true,
    interactive: stdin.isTTY === true && stderr.isTTY === true && env['CI'] === undefined,
    style: colourful ? colours : plainStyle,
    out: (text) => void stdout.write(text),
    note: (line) => void stderr.write(`${line}\n`),
    signal: interruption(),
  }
}

/** Output is still being written when a command ends: the code is left for the process, which is never cut off. */
export function endWith(code: number): void {
  process.exitCode = code
}

export function processArguments(): string[] {
  return process.argv
}

/** `| head` closes the pipe early: that is no failure of ours. */
function endQuietlyOnClosedPipe(stream: NodeJS.WriteStream): void {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit(process.exitCode ?? 0)
  })
}

function interruption(): AbortSignal {
  const controller = new AbortController()
  const interrupted = () => {
    if (controller.signal.aborted) process.exit(130)
    controller.abort()
  }
  process.on('SIGINT', interrupted)
  process.on('SIGTERM', interrupted)
  return controller.signal
}
