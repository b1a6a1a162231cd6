import { mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TestContext } from 'vitest'
import { start } from './process.ts'
import type { Job } from './process.ts'

interface Message {
  readonly address?: string
  readonly sent?: string
  readonly built?: boolean
  readonly error?: string
}

/** A process that goes on until it is told to end. */
export interface Watching {
  readonly messages: readonly Message[]
  readonly output: { readonly stderr: string; readonly stdout: string }
  /** The first value that is wanted, asked for again and again. */
  until<T>(what: string, ask: () => T | undefined | Promise<T | undefined>): Promise<T>
  /** Tells it to end; resolves when it has. */
  end(): Promise<number | null>
}

const patienceMs = 50_000

export function startWatching(
  { onTestFinished }: TestContext,
  script: 'serve.mjs' | 'watch.mjs',
  job: Job,
  ...before: string[]
): Watching {
  const folder = mkdtempSync(join(tmpdir(), 'alt-text-jobs-'))
  writeFileSync(join(folder, 'job.json'), JSON.stringify(job))
  const { child, output } = start(script, [...before, join(folder, 'job.json')])
  const messages: Message[] = []
  // Not `close`, which never comes after `disconnect`.
  const ended = once(child, 'exit') as Promise<[number | null]>
  child.on('message', (message) => messages.push(message as Message))
  onTestFinished(() => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true })
  })
  return {
    messages,
    output,
    until: async (what, ask) => {
      for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(50)) {
        const answer = await ask()
        if (answer !== undefined) return answer
      }
      throw new Error(`Waited in vain for ${what}.\n${JSON.stringify(messages)}\n${output.stdout}\n${output.stderr}`)
    },
    end: async () => {
      if (child.connected) child.disconnect()
      const [code] = await Promise.race([ended, sleep(patienceMs, ['still running'] as unknown as [null])])
      return code
    },
  }
}

/**
 * Replaces text in a file the way the CLI saves: nobody ever reads half of it. Never twice within a blink,
 * which a watcher may miss; the CLI saves once a second.
 */
export async function edit(path: string, change: (text: string) => string): Promise<void> {
  await sleep(250)
  writeFileSync(`${path}.new`, change(readFileSync(path, 'utf8')))
  renameSync(`${path}.new`, path)
}
