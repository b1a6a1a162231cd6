import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Node tells the resources of itself alone; `wait4` those of a child and of all its own children. */
const waiter = `
import json, os, sys, time
command, report = sys.argv[2:], sys.argv[1]
began = time.perf_counter()
pid = os.posix_spawnp(command[0], command, os.environ)
_, status, usage = os.wait4(pid, 0)
wall = time.perf_counter() - began
code = os.waitstatus_to_exitcode(status)
with open(report, 'w') as file:
    json.dump(dict(code=code, wall=wall, cpu=usage.ru_utime + usage.ru_stime, peak=usage.ru_maxrss / 1024), file)
`

/**
 * Runs a command to its end. Its output goes to files, as into a pipe nobody is slow to read.
 * @returns seconds of processor and of wall time, MiB of peak memory, exit code and output
 */
export function measure({ command, cwd }) {
  const folder = mkdtempSync(join(tmpdir(), 'alt-text-bench-'))
  const [out, err] = ['out', 'err'].map((name) => openSync(join(folder, name), 'w'))
  try {
    const run = spawnSync('python3', ['-c', waiter, join(folder, 'usage'), ...command], {
      cwd,
      stdio: ['ignore', out, err],
      env: { ...process.env, NO_COLOR: '1' },
    })
    if (run.error !== undefined) throw new Error(`python3 is needed to measure with: ${run.error.message}`)
    const read = (name) => readFileSync(join(folder, name), 'utf8')
    return { ...JSON.parse(read('usage')), out: read('out'), err: read('err') }
  } finally {
    for (const file of [out, err]) closeSync(file)
    rmSync(folder, { recursive: true, force: true })
  }
}
