import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { build } from './process.ts'
import type { Job, Run } from './process.ts'
import { copySite, hosts } from './site.ts'
import type { Host } from './site.ts'

/** A service that nobody is to be asked by accident. */
const hosted = `
import { mock } from '@alt-text/backends/mock'
export default { alias: { '@': 'src' }, backend: mock({ log: 'asked.jsonl', limits: { where: 'hosted' } }) }
`

const conflict = `{
  "version": 1,
<<<<<<< ours
  "images": {}
=======
  "images": { }
>>>>>>> theirs
}
`

/** Each as a job: it fails, and says so in these words. */
const failures: readonly [title: string, files: Record<string, string>, options: Job['options'], says: RegExp][] = [
  ['a module that does not parse', { 'src/Emoji.jsx': 'export const Emoji = () => <p><img' }, {}, /Emoji\.jsx/],
  ['images without words, where that is an error', {}, { onMissing: 'error' }, /src\/(?:Addresses|Kept)\.tsx:13:7: /],
  ['a captions file with a conflict', { 'alt-text.json': conflict }, {}, /alt-text\.json:3:1: /],
  ['a hosted backend without a budget', { 'alt-text.config.mjs': hosted }, { mode: 'generate' }, /budget/],
]

describe.each(hosts)('%s ends, and says why', (host) => {
  const running = runAll(
    host,
    failures.map(([, files, options]) => jobOf(files, options)),
  )

  it.each(failures.map(([title, , , says], index) => ({ title, says, index })))('$title', async ({ says, index }) => {
    const { run, text } = (await running)[index] as Failure
    expect(run.code).toBe(1)
    expect(text).toMatch(says)
    // Whoever reads this has not written the plugin.
    expect(text).not.toMatch(/packages[\\/](?:core|unplugin)[\\/]dist/)
  })

  it('tells the same thing once', async () => {
    const { text } = (await running)[2] as Failure
    expect(text.match(/alt-text\.json:3:1/g)?.length).toBe(host === 'farm' ? 2 : 1)
  })
})

interface Failure {
  readonly run: Run
  /** Everything that was printed or thrown. */
  readonly text: string
}

function jobOf(files: Record<string, string>, options: Job['options']): Job {
  const root = copySite('site', files)
  return { root, out: join(root, 'out'), options: { mode: 'frozen', ...options } }
}

/** In one process; Farm ends the process itself, at once. */
async function runAll(host: Host, jobs: readonly Job[]): Promise<Failure[]> {
  if (host === 'farm') return Promise.all(jobs.map(async (job) => textOf(await build(host, [job]))))
  const run = await build(host, jobs)
  return run.answers.map((answer) => textOf({ ...run, answers: [answer] }))
}

function textOf(run: Run): Failure {
  // The message is what a bundler's command line prints; where it logs instead, nothing of ours is in it.
  const messages = run.answers.flatMap(({ error }) => (error === undefined ? [] : [error.message]))
  const thrown = messages.some((message) => message.includes('\n') || message.includes(':'))
  return { run, text: thrown ? messages.join('\n') : `${run.stdout}\n${run.stderr}` }
}
