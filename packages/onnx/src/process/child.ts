import { type ChildProcess, fork } from 'node:child_process'
import type { Socket } from 'node:net'
import type { Order, Report, RunnerOptions } from './protocol.ts'

export interface ChildEvents {
  report(report: Report): void
  /** Once. `how`: `SIGKILL`, `exit code 1`, and the last thing it complained of. */
  end(how: string): void
}

/** Node 20 cannot start TypeScript, so it is the built file even where the rest runs from source. */
const runner = import.meta.url.endsWith('.ts') ? '../../dist/runner.mjs' : './runner.mjs'

/** Characters of a dying process's complaints that are kept. */
const mostComplaint = 2000

/** One listener for all of them: Node warns of a leak from the eleventh on. */
const living = new Set<ChildProcess>()

/** Without this, a process that hangs in native code would not notice that its parent went away. */
function endWithParent(child: ChildProcess): void {
  if (living.size === 0) process.off('exit', endAll).once('exit', endAll)
  living.add(child)
}

function endAll(): void {
  for (const child of living) child.kill('SIGKILL')
}

/** The captioning process, seen from outside. It keeps nobody alive unless it is held, and never outlives its parent. */
export class Child {
  readonly #process: ChildProcess
  #complaint = ''
  #ended = false

  constructor(options: RunnerOptions, events: ChildEvents) {
    this.#process = fork(new URL(runner, import.meta.url), [JSON.stringify(options)], {
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      execArgv: [],
    })
    endWithParent(this.#process)
    const end = (how: string): void => {
      if (this.#ended) return
      this.#ended = true
      living.delete(this.#process)
      events.end(how + this.#lastComplaint())
    }
    this.#process.on('message', (report: Report) => this.#ended || events.report(report))
    this.#process.on('error', (error) => end(error.message))
    // Not `exit`: what it said last is read first.
    this.#process.on('close', (code, signal) => end(signal ?? `exit code ${code}`))
    this.#listen(this.#process.stderr as Socket)
    this.hold(false)
  }

  /** Tells it something; where it is already gone, `end` says so. */
  send(order: Order): void {
    this.#process.send(order, () => {})
  }

  /** Whether it keeps this process alive. */
  hold(on: boolean): void {
    const change = on ? 'ref' : 'unref'
    this.#process[change]()
    this.#process.channel?.[change]()
    ;(this.#process.stderr as Socket)[change]()
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  #listen(stderr: Socket): void {
    stderr.setEncoding('utf8')
    stderr.on('data', (text: string) => (this.#complaint = (this.#complaint + text).slice(-mostComplaint)))
  }

  #lastComplaint(): string {
    const lines = this.#complaint.split('\n').filter((line) => line.trim() !== '')
    const line = lines.findLast((text) => /error/i.test(text)) ?? lines.at(-1)
    return line === undefined ? '' : `: ${line.trim()}`
  }
}
