import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FakeModelrunner } from '../servers/modelrunner.ts'
import type { FaultySite } from './site.ts'

const bin = resolve(import.meta.dirname, '../../packages/cli/dist/bin.mjs')
const jumps = pathToFileURL(resolve(import.meta.dirname, 'jumps.mjs')).href

export interface Manner {
  /** Which of the two transports. @default 'own' */
  readonly client?: 'own' | 'official' | undefined
  /** Pictures are uploaded rather than found on the site. */
  readonly upload?: boolean | undefined
  /** The clock jumps by days, back and forth. */
  readonly jumps?: boolean | undefined
  readonly flags?: readonly string[] | undefined
}

/** One `alt-text fill --yes`, as a person starts it. */
export class Fill {
  readonly #child: ChildProcess
  /** All that it printed. */
  output = ''
  /** Settles when it has ended, however. */
  readonly ended: Promise<number | null>

  constructor(site: FaultySite, server: FakeModelrunner, { client, upload, jumps: jumping, flags = [] }: Manner) {
    const preload = jumping === true ? ['--import', jumps] : []
    this.#child = spawn(process.execPath, [...preload, bin, 'fill', '--yes', ...flags], {
      cwd: site.root,
      env: {
        ...process.env,
        CI: '',
        MODELRUNNER_KEY: server.key,
        FAULTS_ORIGIN: server.origin,
        FAULTS_CLIENT: client ?? 'own',
        FAULTS_UPLOAD: upload === true ? 'yes' : '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text))
    }
    this.ended = new Promise((settle) => this.#child.once('close', (code) => settle(code)))
  }

  get running(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null
  }

  /** As the system does it when memory runs out: without a word. */
  kill(): void {
    this.#child.kill('SIGKILL')
  }
}
