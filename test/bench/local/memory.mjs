import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** The captioning process of a process. */
export function captionerOf(parent) {
  if (process.platform === 'win32') return undefined
  const list = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
  const line = list
    .split('\n')
    .find((each) => Number(each.trim().split(/\s+/)[1]) === parent && each.includes('runner.mjs'))
  return line === undefined ? undefined : Number(line.trim().split(/\s+/)[0])
}

/** The most megabytes that a process has held; only Linux says. */
export function peakOf(pid) {
  if (pid === undefined || process.platform !== 'linux') return undefined
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
}
