import { stripVTControlCharacters, styleText } from 'node:util'
import { plainStyle } from '@alt-text/core'
import type { Style } from '@alt-text/core'

/** The only place that knows the process: streams, colours, signals, the exit code. */
export interface Io {
  readonly cwd: string
  /** Whether a person watches what `note` and `status` say. */
  readonly terminal: boolean
  /** Whether somebody can answer. */
  readonly interactive: boolean
  readonly style: Style
  /** Where GitHub Actions takes a summary of the job, as Markdown. */
  readonly jobSummary: string | undefined
  /** Results: text for standard output. */
  out(text: string): void
  /** Progress and trouble: one line for standard error. */
  note(line: string): void
  /** On a terminal, a line that stays in its place until the next; `undefined` takes it away. */
  status(line: string | undefined): void
  /** A question for yes or no; `undefined` for Ctrl-C. Only where it is `interactive`. */
  ask(question: string): Promise<boolean | undefined>
  /** Aborts at Ctrl-C. Once a command has asked for it, the first is a wish, and only the second ends the process. */
  readonly signal: AbortSignal
  /** Of a process that was interrupted: 128 and the signal's number. `undefined` while it was not. */
  readonly interrupted: number | undefined
}

export function processIo(): Io {
  const { stdout, stderr, env } = process
  const out = new Output(stdout)
  const err = new Output(stderr)
  let interruption: Interruption | undefined
  return {
    cwd: process.cwd(),
    terminal: stderr.isTTY === true && env['TERM'] !== 'dumb',
    get interactive() {
      return process.stdin.isTTY === true && stderr.isTTY === true && !isSet(env['CI'])
    },
    style: isColourful(stdout) ? colours : plainStyle,
    jobSummary: env['GITHUB_STEP_SUMMARY'] || undefined,
    out: (text) => out.write(text),
    note: (line) => err.note(isColourful(stderr) ? line : stripVTControlCharacters(line)),
    status: (line) => err.status(line),
    ask: async (message) => {
      const { confirm, isCancel } = await import('@clack/prompts')
      const answer = await confirm({ message, initialValue: false, output: stderr })
      return isCancel(answer) ? undefined : answer
    },
    get signal() {
      interruption ??= new Interruption()
      return interruption.signal
    },
    get interrupted() {
      return interruption?.exitCode
    },
  }
}

/** Output is still being written when a command ends: the code is left for the process, which is never cut off. The worst one counts. */
export function endWith(code: number): void {
  process.exitCode = Math.max(code, Number(process.exitCode ?? 0))
}

export function processArguments(): string[] {
  return process.argv
}

const clearLine = '\r\u001B[2K'

/** One stream. Text for a terminal is made harmless: words and file names come from anywhere. */
class Output {
  readonly #stream: NodeJS.WriteStream
  #status = ''
  #isClosed = false

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream
    stream.on('error', (error: NodeJS.ErrnoException) => {
      this.#isClosed = true
      // `| head` and a terminal that went away: nobody reads any more, and the work is done all the same.
      if (error.code === 'EPIPE' || error.code === 'EIO') return
      // A full disk: half a report must not pass for one.
      if (stream !== process.stderr) process.stderr.write(`The output could not be written: ${error.message}.\n`)
      endWith(2)
    })
  }

  write(text: string): void {
    this.#raw(this.#stream.isTTY ? harmless(text) : text)
  }

  note(line: string): void {
    if (this.#status !== '') this.#raw(clearLine)
    this.write(`${line}\n`)
    this.#show()
  }

  status(line: string | undefined): void {
    if (line === undefined && this.#status !== '') this.#raw(clearLine)
    this.#status = harmless(line ?? '').replaceAll('\n', ' ')
    this.#show()
  }

  /** Without line wrapping, so that what is longer than the window can be taken away again. */
  #show(): void {
    if (this.#status !== '') this.#raw(`${clearLine}\u001B[?7l${this.#status}\u001B[?7h`)
  }

  #raw(text: string): void {
    if (!this.#isClosed) this.#stream.write(text)
  }
}

/** Colours pass; nothing else moves the cursor, sets the title or turns the text around. */
function harmless(text: string): string {
  return text.replaceAll(dangerous, (character, colour: string | undefined) =>
    colour === undefined ? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}` : colour,
  )
}

/* oxlint-disable-next-line no-control-regex -- control characters are what it looks for */
const dangerous = /(\u001B\[[\d;]*m)|[\0-\u0008\u000B-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069]/g

const colours: Style = {
  bold: (text) => paint('bold', text),
  dim: (text) => paint('dim', text),
  red: (text) => paint('red', text),
  yellow: (text) => paint('yellow', text),
  green: (text) => paint('green', text),
  underline: (text) => paint('underline', text),
}

/** Whether there are colours is decided here, not by the stream that happens to be standard output. */
function paint(format: Parameters<typeof styleText>[0], text: string): string {
  return styleText(format, text, { validateStream: false })
}

/** https://no-color.org, https://force-color.org */
function isColourful(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined) return isSet(FORCE_COLOR)
  return stream.isTTY === true && TERM !== 'dumb'
}

function isSet(value: string | undefined): boolean {
  return value !== undefined && value !== '' && value !== '0' && value !== 'false'
}

const exitCodes = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }

class Interruption {
  readonly #controller = new AbortController()
  exitCode: number | undefined

  constructor() {
    for (const [name, code] of Object.entries(exitCodes)) process.on(name, () => this.#heard(code))
  }

  get signal(): AbortSignal {
    return this.#controller.signal
  }

  #heard(code: number): void {
    if (this.exitCode !== undefined) process.exit(code)
    this.exitCode = code
    this.#controller.abort()
  }
}
