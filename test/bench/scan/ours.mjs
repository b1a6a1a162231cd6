import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { measure } from './meter.mjs'

const bin = resolve('packages/cli/dist/bin.mjs')

/** The command line as it is published: `cold` forgets what the last run remembered. */
export function audit(folder, args, { cold }) {
  if (cold) rmSync(join(folder, 'node_modules/.cache/alt-text'), { recursive: true, force: true })
  const run = measure({ command: [process.execPath, bin, 'audit', ...args], cwd: folder })
  if (run.code > 1) throw new Error(`The audit of ${folder} could not run:\n${run.err}`)
  return run
}

/** What it finds, as `file:line`, and how many images it knows of. */
export function findingsOf(folder, args) {
  const report = JSON.parse(audit(folder, [...args, '--format', 'json'], { cold: true }).out)
  return report.findings.filter(({ code }) => code !== 'source-unreadable').map(({ file, line }) => `${file}:${line}`)
}
