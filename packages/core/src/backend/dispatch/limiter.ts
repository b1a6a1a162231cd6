/** Runs at most so many tasks at once, in the order in which they came. */
export type Limiter = <Result>(task: () => Promise<Result>) => Promise<Result>

export function createLimiter(most: number): Limiter {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running >= most) await new Promise<void>((resolve) => void waiting.push(resolve))
    else running++
    try {
      return await task()
    } finally {
      // The place is handed on rather than freed, so that nobody slips in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
