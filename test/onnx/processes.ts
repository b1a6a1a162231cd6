import { execFileSync } from 'node:child_process'

/** The captioning processes of a process. */
export function captionersOf(parent: number): number[] {
  return list()
    .filter(({ ppid, args }) => ppid === parent && args.includes('runner.mjs'))
    .map(({ pid }) => pid)
}

/** True until the process is gone; one that nobody has waited for counts as gone. */
export function lives(pid: number): boolean {
  return list().some((each) => each.pid === pid && !each.state.startsWith('Z'))
}

/** Waits until the process is gone, or for so many milliseconds. */
export async function gone(pid: number, patienceMs = 5000): Promise<boolean> {
  const end = Date.now() + patienceMs
  while (lives(pid)) {
    if (Date.now() > end) return false
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return true
}

function list(): { pid: number; ppid: number; state: string; args: string }[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,state=,args='], { encoding: 'utf8', maxBuffer: 1e8 })
  return text.split('\n').flatMap((line) => {
    const [, pid, ppid, state, args] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid && ppid && state && args ? [{ pid: Number(pid), ppid: Number(ppid), state, args }] : []
  })
}
