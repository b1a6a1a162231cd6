import type { Io } from './io.ts'

/** How far a fill is: a bar where a person watches, a line for each picture elsewhere. */
export interface Progress {
  start(total: number): void
  /** One more is done. Without a line, there is nothing to tell of it yet. */
  step(done: number, total: number, line?: string): void
  end(): void
}

export function createProgress(io: Io): Progress {
  return io.terminal ? bar(io) : lines(io)
}

const width = 24

function bar({ status, style }: Io): Progress {
  const show = (done: number, total: number, line = ''): void => {
    const full = Math.floor((done / Math.max(1, total)) * width)
    status(`${'#'.repeat(full)}${style.dim('-'.repeat(width - full))}  ${done} of ${total}  ${line}`)
  }
  return {
    start: (total) => show(0, total, 'Drafting'),
    step: show,
    end: () => status(undefined),
  }
}

function lines({ note }: Io): Progress {
  return {
    start: () => {},
    step: (done, total, line) => (line === undefined ? undefined : note(`[${done}/${total}] ${line}`)),
    end: () => {},
  }
}
