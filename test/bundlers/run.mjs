// A process that builds: `node run.mjs JOBS.json`. It ends by itself, or a test fails.
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { plugins } from './plugins.mjs'

const { host, jobs, answer, atOnce } = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { build } = await import(`./hosts/${host}.mjs`)

/** Runs a bundle: it reports what it draws. */
async function run(entry) {
  let reported
  globalThis.report = (it) => (reported = it)
  // Rollup leaves `require` alone.
  globalThis.require ??= (path) => path
  await import(pathToFileURL(entry).href)
  return reported
}

async function answerOf({ use = [], ...job }) {
  try {
    const { entry, ...rest } = await build({ ...job, plugins: use.map((name) => plugins[name]()) })
    return { ...rest, entry, report: job.run && (await run(entry)) }
  } catch (error) {
    process.exitCode = 1
    return { error: { message: error.message, stack: error.stack, code: error.code } }
  }
}

const answers = []
if (atOnce) answers.push(...(await Promise.all(jobs.map(answerOf))))
else for (const job of jobs) answers.push(await answerOf(job))
writeFileSync(answer, JSON.stringify({ answers, at: Date.now() }))
process.disconnect?.()
