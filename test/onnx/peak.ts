import { readFileSync, writeFileSync } from 'node:fs'

/** Lets the system measure a process's peak of memory anew. Linux alone can. */
export function resetPeak(pid: number): void {
  if (process.platform === 'linux') writeFileSync(`/proc/${pid}/clear_refs`, '5')
}

/** The most memory that a process has held since, in megabytes; `undefined` where the system does not say. */
export function peakOf(pid: number): number | undefined {
  if (process.platform !== 'linux') return undefined
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
}
