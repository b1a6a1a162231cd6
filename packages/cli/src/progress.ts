import { progress as clackProgress } from '@clack/prompts'
import type { Io } from './io.ts'

/** How far a fill is: a bar where a person watches, a line for each step elsewhere. */
export interface Progress {
  start(total: number): void
  step(line: string, done: number, total: number): void
  end(line: string): void
}

export function createProgress(io: Io): Progress {
  return io.terminal ? bar() : lines(io)
}

function bar(): Progress {
  let shown: ReturnType<typeof clackProgress> | undefined
  return {
    start(total) {
      shown = clackProgress({ max: total, output: process.stderr })
      shown.start('Drafting')
    },
    step: (line, done, total) => shown?.advance(1, `${done} of ${total}  ${line}`),
    end: (line) => shown?.stop(line),
  }
}

function lines(io: Io): Progress {
  return {
    start: () => {},
    step: (line, done, total) => io.note(`[${done}/${total}] ${line}`),
    end: () => {},
  }
}
