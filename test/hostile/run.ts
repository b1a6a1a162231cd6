import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const core = fileURLToPath(new URL('../../packages/core/dist/index.mjs', import.meta.url))
const child = fileURLToPath(new URL('./child.mjs', import.meta.url))

/** What became of one text. */
export interface Result {
  readonly name: string
  /** `answer`, the code of the finding, `thrown` for any other error, or the signal that ended the process. */
  readonly kind: string
  readonly images?: number | undefined
  /** Images whose slot is not inside of their tag or brackets. */
  readonly unsafe?: number | undefined
  readonly line?: number | undefined
  /** The error, where it was none of ours. */
  readonly crash?: string | undefined
  readonly ms: number
  /** Peak of the process so far, MiB. */
  readonly memory: number
}

export interface Text {
  readonly name: string
  /** Of the file's name: tells the language. */
  readonly ending: string
  readonly content: string | Buffer
}

/** The smallest stack that the tool meets: a Windows main thread has 1 MB. Elsewhere 8 MB are usual. */
export type Stack = 'usual' | 'small'

/**
 * Scans texts in child processes: what goes wrong inside a native parser ends the process. One process serves
 * until it ends; the next goes on behind the text that ended it.
 * @param seconds how long one process may take for all that is left
 */
export function scanAll(texts: readonly Text[], stack: Stack, seconds = 120): Result[] {
  const folder = mkdtempSync(join(tmpdir(), 'alt-text-hostile-'))
  try {
    texts.forEach(({ ending, content }, index) => writeFileSync(join(folder, `${index}.${ending}`), content))
    const results: Result[] = []
    while (results.length < texts.length) {
      const left = texts.slice(results.length)
      const { lines, signal } = scanSome(folder, left, results.length, stack, seconds)
      lines.forEach((line, index) => results.push({ name: (left[index] as Text).name, ...line }))
      const next = left[lines.length]
      if (next !== undefined) results.push({ name: next.name, kind: signal, ms: 0, memory: 0 })
    }
    return results
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function scanSome(folder: string, texts: readonly Text[], first: number, stack: Stack, seconds: number) {
  const input = texts.map(({ ending }, index) => `${first + index}.${ending}`).join('\n')
  const limits = stack === 'small' ? 'ulimit -s 1024; exec node --stack-size=700 "$@"' : 'exec node "$@"'
  const run = spawnSync('bash', ['-c', limits, 'bash', child, core, folder], {
    input,
    encoding: 'utf8',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 1e9,
  })
  const lines = run.stdout.split('\n').filter((line) => line !== '')
  if (lines.length === 0 && run.status === 1) throw new Error(run.stderr)
  return { lines: lines.map((line) => JSON.parse(line) as Omit<Result, 'name'>), signal: `ended by ${run.signal}` }
}
